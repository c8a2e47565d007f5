"""xml.dom.minidom and xml.sax.saxutils."""

import re
from xml.dom import minidom, Node
import xml.dom, xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, unescape, quoteattr
def t(s):
    try: print(s, '=>', re.sub(' at 0x[0-9a-f]+', '', repr(eval(s, globals()))))
    except BaseException as e: print(s, '!', type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e)))
d = minidom.parseString('<?xml version="1.0"?><!-- top --><a x="1" y="2"><b>t1</b><b k="v">t2<c/></b><!-- in --><?pi data?><![CDATA[cd<]]>tail</a>')
for s in '''d.documentElement.tagName, d.nodeName, d.nodeType, d.childNodes, d.documentElement.childNodes, d.toxml(), d.toxml(encoding='utf-8'), d.documentElement.toxml()
d.getElementsByTagName('b'), len(d.getElementsByTagName('b')), d.getElementsByTagName('b')[0].firstChild.data, d.getElementsByTagName('b')[1].getAttribute('k'), d.getElementsByTagName('b')[1].getAttribute('zz'), d.getElementsByTagName('*').length, d.getElementsByTagName('b').item(0).tagName, d.getElementsByTagName('b').item(9)
d.documentElement.attributes.keys(), d.documentElement.attributes['x'].value, d.documentElement.attributes.items(), d.documentElement.hasAttribute('x'), d.documentElement.hasAttributes(), d.documentElement.attributes.length, d.documentElement.getAttributeNode('x').name, d.documentElement.attributes.get('q'), d.documentElement.attributes.item(0).name
d.documentElement.firstChild.nextSibling.tagName, d.documentElement.lastChild.previousSibling.nodeType, d.documentElement.parentNode is d, d.documentElement.ownerDocument is d, d.documentElement.firstChild.nodeValue, d.documentElement.firstChild.firstChild.nodeName, d.documentElement.hasChildNodes(), d.documentElement.nodeValue
d.documentElement.firstChild, d.documentElement.firstChild.firstChild, d.childNodes[0], d.documentElement.childNodes[3], d.documentElement.childNodes[4], d.documentElement.childNodes[5], d.documentElement.attributes['x']
Node.ELEMENT_NODE, Node.TEXT_NODE, d.documentElement.nodeType == Node.ELEMENT_NODE, d.documentElement.childNodes[2].nodeType == d.COMMENT_NODE
print(d.toprettyxml(indent='  '))
print(minidom.parseString(ET.tostring(ET.XML('<r><a>1</a><b/><c k="v"><d>x</d></c></r>'))).toprettyxml(indent='\\t', newl='\\n'))
minidom.parseString('<a><b>x</b></a>').toprettyxml('  ', encoding='utf-8'), minidom.parseString('<a>x<b/></a>').documentElement.toprettyxml()
minidom.parseString('<a>')
minidom.parseString('')
minidom.parse('/nope.xml')
d.documentElement.nope
d.documentElement.removeAttribute('zz')
d.documentElement.appendChild(d)
d.appendChild(d.createElement('z'))
d.createElement('q').removeChild(d.createTextNode('x'))
escape('<a & b>'), escape('"x"', {'"': '&quot;'}), unescape('&lt;&amp;&gt;'), quoteattr('a"b'), quoteattr("it's \\n"), quoteattr('<>'), quoteattr('"\\'')'''.splitlines(): t(s)
doc = minidom.Document(); r = doc.createElement('root'); doc.appendChild(r); r.setAttribute('id', '5'); r.setAttribute('n', '<"&'); c = doc.createElement('child'); c.appendChild(doc.createTextNode('te<x>t & "q"')); r.appendChild(c); r.appendChild(doc.createComment('note')); r.appendChild(doc.createCDATASection('raw <')); r.appendChild(doc.createProcessingInstruction('p', 'd'))
print(doc.toxml()); print(doc.toprettyxml()); e = doc.createElement('first'); r.insertBefore(e, c); r.replaceChild(doc.createElement('new'), e); print(r.toxml()); print(r.removeChild(c).tagName, c.parentNode, r.childNodes.length); r.removeAttribute('n'); print(r.toxml())
k = r.cloneNode(True); print(k.toxml(), k.parentNode, r.cloneNode(False).toxml()); r.normalize(); print(r.firstChild.nodeName, c.firstChild.data, c.firstChild.length, c.firstChild.substringData(0, 2)); c.firstChild.data = 'changed'; c.firstChild.appendData('!'); print(c.toxml())
import io; w = io.StringIO(); doc.writexml(w, addindent='  ', newl='\n'); print(w.getvalue()); w = io.StringIO(); doc.writexml(w, encoding='utf-8'); print(w.getvalue())
n = minidom.parseString('<x:a xmlns:x="u" x:b="1"><x:c/></x:a>').documentElement; print(n.tagName, n.prefix, n.localName, n.namespaceURI, n.getAttributeNS('u', 'b'), len(n.getElementsByTagNameNS('u', 'c')), n.attributes.keys(), n.toxml())
with minidom.parseString('<q><w/></q>') as dd: print(dd.documentElement.firstChild.tagName)
dd.unlink(); imp = minidom.getDOMImplementation(); nd = imp.createDocument(None, 'top', None); nd.documentElement.appendChild(nd.createTextNode('Some')); print(nd.toxml(), minidom.parse(io.StringIO('<z/>')).toxml(), nd.importNode(r, True).toxml(), r.isSameNode(r), bool(r))
for node in d.documentElement.childNodes:
    print(node.nodeType, node.nodeName, repr(node.nodeValue))
