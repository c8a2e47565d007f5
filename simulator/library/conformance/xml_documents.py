"""Trees of XML, their paths and texts, and what is said of texts that are not well-formed."""
import re, xml.etree.ElementTree as ET, io, copy, os, tempfile
from xml.etree import ElementTree
os.chdir(tempfile.mkdtemp())
DOC = '''<?xml version="1.0"?>
<data>
    <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year><gdppc>141100</gdppc><neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/></country>
    <country name="Singapore"><rank>5</rank><year>2011</year><neighbor name="Malaysia" direction="N"/></country>
    <!-- comment --><?pi stuff?>
    <country name="Panama"><rank>69</rank>tail<year>2011</year></country>
</data>'''
root = ET.fromstring(DOC)
def t(s):
    try: print(s, '=>', re.sub(' at 0x[0-9a-f]+', '', repr(eval(s, globals()))))
    except BaseException as e: print(s, '!', type(e).__name__, e)
for s in '''root.tag, root.attrib, len(root), root[0].attrib, root[0][1].text, [c.get('name') for c in root], root[2][0].tail
[e.tag for e in root.iter()], [n.attrib for n in root.iter('neighbor')], list(root.itertext())[:5]
[c.find('rank').text for c in root.findall('country')], root.find('nope'), root.findtext('country/year'), root.findtext('nope', 'dflt'), root.find('.//year').text
[e.get('name') for e in root.findall("./country/neighbor")], root.findall("."), len(root.findall(".//year/..[@name='Singapore']")), len(root.findall(".//*[@name='Singapore']/year")), len(root.findall(".//neighbor[2]")), [e.tag for e in root.findall('./country[last()]/*')], [e.get('name') for e in root.findall("country[year='2011']")], [e.get('name') for e in root.findall("country[rank]")], root.findall("country[1]/rank[@updated]")[0].text, [e.get('name') for e in root.findall("country[@name!='Panama']")], root.find('country[last()-1]').get('name'), [e.text for e in root.findall("country/year[.='2011']")], len(root.findall('*')), len(root.findall('.//')), len(list(root.iterfind('country//'))), [e.get('name') for e in root.findall("country[year!='2011']")]
root.find('/country')
root.find('country[0]')
root.find('country[last(]')
root.find('country[foo()]')
root.find('x:y')
root.find('country/')
root.find('//')
root.find('')
root.find('country[last()+1]')
root[5]
root['a']
root.append(5)
root.remove(ET.Element('x'))
root.insert(0, 'x')
ET.Element('a', 5)
ET.Element('a', {'b': '1'}, c='2').attrib
ET.SubElement(5, 'a')
ET.tostring(ET.Element('a', {'b': 1}))
ET.tostring(ET.Element(5))
ET.tostring(5)
bool(ET.Element('a')), repr(ET.Element('a'))[:15], ET.iselement(root), ET.Comment('x').tag is ET.Comment, ET.Comment('x').text, ET.PI('t', 'x').text, ET.QName('u', 'l'), str(ET.QName('u', 'l')), ET.QName('a') == 'a', ET.VERSION
ET.parse('nope.xml')
ET.fromstring(None)
ET.fromstring(5)
ET.fromstring(b'<a>\\xff</a>')
ET.fromstring('<?xml version="1.0" encoding="latin-1"?><a>\\xe9</a>'.encode('latin-1')).text
ET.fromstring('<?xml version="1.0" encoding="utf-16"?><a>\\xe9</a>'.encode('utf-16')).text
ET.fromstring(b'<?xml version="1.0" encoding="nope"?><a/>')
ET.fromstringlist(['<a>', 'x', '</a>']).text, ET.XMLID('<a><b id="q"/></a>')[1]
ET.tostring(root[0][0]), ET.tostring(root[0][0], encoding='unicode'), ET.tostring(root[0][3], short_empty_elements=False), ET.tostring(root[0][0], 'utf-8', xml_declaration=True), ET.tostring(root[0][0], 'latin-1'), ET.tostring(root[0], method='text'), ET.tostring(ET.XML('<p>a<br/>b &amp; c<script>x &lt; y</script></p>'), method='html'), ET.tostring(root[0][0], 'unicode', xml_declaration=True)
ET.tostring(root, method='zz')
ET.tostring(ET.XML('<a xmlns="u" xmlns:b="v" b:q="1"><c/><b:d/></a>')), ET.tostring(ET.XML('<a xmlns="u"><c/></a>'), default_namespace='u'), ET.XML('<a xmlns="u"/>').tag, ET.XML('<a xmlns:x="u"><x:b/></a>').find('p:b', {'p': 'u'}).tag, ET.XML('<a xmlns="u"><b/></a>').find('{*}b').tag, ET.XML('<a xmlns="u"><b/></a>').find('{u}b').tag, ET.XML('<a xmlns="u"><b/></a>').find('b', {'': 'u'}).tag, ET.XML('<a xmlns="u"><b/></a>').find('b'), ET.XML('<a xmlns="u"><b/></a>').find('{u}*').tag
ET.tostring(ET.XML('<a xmlns="u"><c b="1"/></a>'), default_namespace='q')
ET.register_namespace('ns5', 'u')
ET.register_namespace('my', 'urn:my'), ET.tostring(ET.Element('{urn:my}x', {'{urn:my}k': 'v', 'xml:z': '1'})), ET.tostring(ET.Element('{http://purl.org/dc/elements/1.1/}title'))
ET.tostring(ET.XML('<a>&lt;&amp;&gt;"&#10;é</a>')), ET.tostring(ET.Element('a', b='<"&\\n\\t\\r\\'é')), ET.tostring(ET.Element('a', b='é'), 'utf-8')
copy.copy(root) is root, ET.tostring(copy.deepcopy(root[2])), len(copy.copy(root)), root.makeelement('x', {}).tag, sorted(root[0].keys()), list(root[0].items()), root[0].set('k', 'v'), root[0].get('k'), root.index if hasattr(root, 'index') else 'noindex'
root[0:2], root[-1].tag, root[::2]'''.splitlines(): t(s)
for rank in root.iter('rank'): rank.text = str(int(rank.text) + 1); rank.set('updated', 'yes')
for c in root.findall('country'):
    if int(c.find('rank').text) > 50: root.remove(c)
tree = ET.ElementTree(root); tree.write('out.xml'); print(open('out.xml').read()); tree.write('o2.xml', encoding='utf-8', xml_declaration=True); print(open('o2.xml').read()[:45]); t2 = ET.parse('out.xml'); print(t2.getroot().tag, t2.find('country').get('name'), t2.findall('.//rank')[0].text, [e.tag for e in t2.iter('year')])
tree.write('o3', encoding='unicode'); b = io.BytesIO(); tree.write(b, 'utf-16'); print(b.getvalue()[:6])
a = ET.Element('a'); b = ET.SubElement(a, 'b', k='v'); c = ET.SubElement(b, 'c'); c.text = 'text'; c.tail = 'tail'; ET.SubElement(a, 'd'); a.append(ET.Comment(' note ')); a.insert(0, ET.PI('go', 'x'))
ET.dump(a); ET.indent(a); ET.dump(a); ET.indent(a, '\t', level=1); print(ET.tostring(a)); a.clear(); ET.dump(a); ET.indent(a); ET.dump(a)
for ev, el in ET.iterparse(io.StringIO(DOC) if 0 else io.BytesIO(DOC.encode()), events=('start', 'end', 'comment', 'pi')): print(ev, el.tag if isinstance(el.tag, str) else el.text, end='; ')
print()
it = ET.iterparse(io.BytesIO(b'<a xmlns="u" xmlns:p="v"><p:b/></a>'), ['start-ns', 'end-ns', 'end']); print([(e, x if not hasattr(x, 'tag') else x.tag) for e, x in it], it.root.tag)
p = ET.XMLPullParser(['start', 'end']); p.feed('<a><b>te'); print([(e, x.tag) for e, x in p.read_events()]); p.feed('xt</b>'); print([(e, x.tag, x.text) for e, x in p.read_events()]); p.feed('</a>'); print(list(p.read_events())[0][1].tag); p.close()
class T:
    def start(self, tag, attrib): print('S', tag, attrib)
    def end(self, tag): print('E', tag)
    def data(self, d): print('D', repr(d))
    def comment(self, d): print('C', d)
    def pi(self, *a): print('P', a)
    def start_ns(self, p, u): print('NS', p, u)
    def end_ns(self, p): print('NE', p)
    def doctype(self, *a): print('DT', a)
    def close(self): return 'closed'
q = ET.XMLParser(target=T()); q.feed('<!DOCTYPE r SYSTEM "x.dtd"><r a="1">x\ny &amp; z<!-- c --><?p i?><![CDATA[<q>\n]]></r>'); print(q.close())
for f in (lambda: ET.XMLPullParser(['zz']), lambda: ET.XMLParser(target=T()).close(), lambda: ET.TreeBuilder().close(), lambda: list(ET.iterparse(io.BytesIO(b'<a><b></a>'))), lambda: ET.ElementTree().write('x'), lambda: ET.ElementTree().find('a'), lambda: ET.XML('<a/>', parser=5)):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
tb = ET.TreeBuilder(); tb.start('x', {'a': '1'}); tb.data('t1'); tb.data('t2'); tb.start('y', {}); tb.end('y'); tb.data('tail'); tb.end('x'); print(ET.tostring(tb.close())); pc = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True, insert_pis=True)); print(ET.tostring(ET.XML('<a>1<!--c-->2<?p q?>3</a>', pc)))
print([w for w in dir(ET.Element) if not w.startswith('_')])
try: ET.XML('<a>\n<b></a>')
except ET.ParseError as e: print(e.msg, e.lineno, e.offset, e.position, e.code, repr(e), isinstance(e, SyntaxError))
import pickle; print(ET.tostring(pickle.loads(pickle.dumps(ET.XML('<a b="1">t<c/>u</a>')))))
class Sub(ET.Element): pass
s = Sub('s'); s.append(ET.Element('k')); print(type(ET.SubElement(s, 'z')), type(copy.copy(s)), ET.tostring(s), Sub('q', {'a': 'b'}).attrib)
print(ET.tostring(tree.getroot(), encoding='us-ascii')[:20], ET.tostringlist(ET.XML('<a><b/></a>')))
for s in ['', 'abc', '<a>', '<a', '<a><b', '<a></b>', '<a>&foo;</a>', '<a>&</a>', '<a>& </a>', '<a b=1/>', '<a b="1" b="2"/>', '<a/><b/>', '<a/>text', '<a:b/>', '<a b:c="1"/>', ' <?xml version="1.0"?><a/>', '<a>]]></a>', '<1a/>', '<a>\x01</a>', '<a><!-- -- --></a>', '<a>&#0;</a>', '<a>&#xD800;</a>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<a b></a>', '<a b="<"/>', '<a b="1"c="2"/>', '<a ', '<a b="', '</a>', '<a></a', '<a></a b>', '<a><b></a></b>', '<?xml version="1.0" encoding="foo"?><a/>', '<?xml?><a/>', '<?xml version="1.0" bad?><a/>', '<a><?xml version="1.0"?></a>', '<a><![CDATA[x</a>', '<!-- c', '<a><!-- c', '<a>\n  <b>\n</a>', '<a xmlns:x="u"><x:b/></a>', '<a xmlns:x=""/>', '<!DOCTYPE a><a/>', '<a>x\n<b ></b\n></a>', '<a/>\n\n', '<a/><?pi x?><!-- c -->', '<a/>&', '<a/>&amp;', 'é<a/>', '<é/>', '<a é="ü">é</é>', '<a>é&x;</a>', '<a><b/>', '<a>text', '<a>&lt', '<a>&lt;', '<a b="&foo;"/>', '<a b="&"/>', '<a b="a&amp;\n\tb"/>', '<A></a>', '< a/>', '<a / >', '<a//>', '<a/', '<?pi', '<?pi x?>', '<!DOCTYPE', '<!DOCTYPE a', '<!FOO>', '<a><!FOO></a>', '<a><!DOCTYPE b></a>', '<a>&#65;&#x41;&apos;&quot;</a>', '<a xml:lang="en"/>', '<a xmlns="d" b="1"><c/></a>', '\ufeff<a/>', '<a>\r\nx\ry</a>', '<a x:y="1" xmlns:x="q"/>', '<a xmlns:x="q" xmlns:y="q" x:a="1" y:a="2"/>', '<a:b:c xmlns:a="q"/>', '<a>\ufffe</a>', '&amp;', '<a><', '<a>]]', '<!---->', '<!-->', '<a><!--x--', '<![CDATA[x]]>', '<a>&#x;</a>', '<a>&#;</a>', '<a>&;</a>', '<a b = "1"/>', "<a b='\"'/>", '<a\n>', '\n\n<a>\n', '<a>\n\n  &bad;']:
    try: r = ET.fromstring(s); print(repr(s), '->', ET.tostring(r), r.attrib, repr(r.text))
    except ET.ParseError as e: print(repr(s), '!', e, e.code, e.position)
    except Exception as e: print(repr(s), type(e), e)
