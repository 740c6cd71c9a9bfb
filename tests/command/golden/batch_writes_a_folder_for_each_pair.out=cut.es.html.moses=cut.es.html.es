El puente de Almendro cierra hasta 2027
El puente de Almendro, construido en 1954, estará cerrado desde el 3 de mayo.
La alcaldesa, Sra. Ruiz, lo anunció el martes.
«No podemos esperar más», dijo Ruiz a Radio Almendro.
La reparación costará 2,5 millones de euros.
Unos 14.000 vehículos cruzan el puente cada día.
El ayuntamiento ofrecerá autobuses gratuitos entre las dos orillas.
