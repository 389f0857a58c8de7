/**
 * A package of SCORM 2004 whose content speaks only as it is taken away, in `unload`, as much content does: it says where it was, and
 * wishes for something. What the person has asked for meanwhile goes before its wish.
 */
import { zipOf } from './zip.ts';

/** One part after the other; `wish` is what it sets `adl.nav.request` to, and '' wishes for nothing. */
export function wishingScorm(parts: readonly { readonly id: string; readonly wish: string }[]): Buffer {
  const item = ({ id, wish }: (typeof parts)[number]): string =>
    `<item identifier="${id}" identifierref="r" parameters="?part=${id}&amp;wish=${encodeURIComponent(wish)}"><title>The part ${id}</title></item>`;
  const manifest = `<?xml version="1.0"?>
<manifest identifier="wishing" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Last wishes</title>${parts.map(item).join('')}
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="page.html"><file href="page.html"/></resource></resources>
</manifest>`;
  return zipOf([
    { name: 'imsmanifest.xml', content: manifest },
    { name: 'page.html', content: page },
  ]);
}

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Content</title>
<body onunload="goodbye()"><h1></h1><p id="before"></p><p id="entry"></p>
<script>
const api = parent.API_1484_11, given = new URLSearchParams(location.search);
document.querySelector('h1').textContent = 'Part ' + given.get('part');
api.Initialize('');
document.getElementById('entry').textContent = 'Entry ' + api.GetValue('cmi.entry');
document.getElementById('before').textContent = api.GetValue('cmi.location') || 'Nothing was said';
function goodbye() {
  api.SetValue('cmi.location', 'Said in leaving');
  if (given.get('wish')) api.SetValue('adl.nav.request', given.get('wish'));
  else api.SetValue('cmi.exit', 'suspend');
  api.Terminate('');
}
</script></body></html>`;
