<text id="en.txt" lang="en" title="The Almendro bridge closes until 2027">
<p id="p1" type="heading">
<s id="s1" from="0" to="37">
The
Almendro
bridge
closes
until
2027
</s>
</p>
<p id="p2" type="paragraph">
<s id="s2" from="38" to="100">
The
Almendro
bridge
<g/>
,
built
in
1954
<g/>
,
will
be
closed
from
3
May
<g/>
.
</s>
<s id="s3" from="101" to="146">
The
mayor
<g/>
,
Ms
<g/>
.
Ruiz
<g/>
,
announced
it
on
Tuesday
<g/>
.
</s>
</p>
<p id="p3" type="paragraph">
<s id="s4" from="147" to="205">
“
<g/>
We
cannot
wait
any
longer
<g/>
,
<g/>
”
Ruiz
told
Radio
Almendro
<g/>
.
</s>
<s id="s5" from="206" to="245">
The
repair
will
cost
2.5
million
euros
<g/>
.
</s>
</p>
<p id="p4" type="paragraph">
<s id="s6" from="246" to="294">
Some
14,000
vehicles
cross
the
bridge
every
day
<g/>
.
</s>
<s id="s7" from="295" to="353">
The
town
hall
will
offer
free
buses
between
the
two
banks
<g/>
.
</s>
</p>
</text>
