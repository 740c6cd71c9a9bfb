<text id="es.txt" lang="es" title="El puente de Almendro cierra hasta 2027">
<p id="p1" type="heading">
<s id="s1" from="0" to="39">
El
puente
de
Almendro
cierra
hasta
2027
</s>
</p>
<p id="p2" type="paragraph">
<s id="s2" from="40" to="118">
El
puente
de
Almendro
<g/>
,
construido
en
1954
<g/>
,
estará
cerrado
desde
el
3
de
mayo
<g/>
.
</s>
<s id="s3" from="119" to="166">
La
alcaldesa
<g/>
,
Sra
<g/>
.
Ruiz
<g/>
,
lo
anunció
el
martes
<g/>
.
</s>
</p>
<p id="p3" type="paragraph">
<s id="s4" from="167" to="223">
«
<g/>
No
podemos
esperar
más
<g/>
»
<g/>
,
dijo
Ruiz
a
Radio
Almendro
<g/>
.
</s>
<s id="s5" from="224" to="270">
La
reparación
costará
2,5
millones
de
euros
<g/>
.
</s>
</p>
<p id="p4" type="paragraph">
<s id="s6" from="271" to="321">
Unos
14.000
vehículos
cruzan
el
puente
cada
día
<g/>
.
</s>
<s id="s7" from="322" to="390">
El
ayuntamiento
ofrecerá
autobuses
gratuitos
entre
las
dos
orillas
<g/>
.
</s>
</p>
</text>
