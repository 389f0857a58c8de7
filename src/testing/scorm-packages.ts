/** Small packages of SCORM and Tin Can for tests, written by hand. */
import { zipOf } from './zip.ts';

type Version = '1.2' | '2004 2nd Edition' | '2004 3rd Edition' | '2004 4th Edition';

export const scormItem = (id: string, inside = ''): string =>
  `<item identifier="${id}" identifierref="r"><title>Part ${id}</title>${inside}</item>`;

/** @param items of the one organisation @param sequencing of the organisation, SCORM 2004 only */
export function scormManifest(
  version: Version,
  items: string,
  { sequencing = '', attributes = '', identifier = 'sample' } = {},
): string {
  const old = version === '1.2';
  const spaces = old
    ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';
  const said = version === '2004 2nd Edition' ? 'CAM 1.3' : version;
  return `<?xml version="1.0"?>
<manifest identifier="${identifier}" ${spaces}>
<metadata><schema>ADL SCORM</schema><schemaversion>${said}</schemaversion></metadata>
<organizations default="o"><organization identifier="o" ${attributes}><title>A course of ${version}</title>
${items}
${old ? '' : `<imsss:sequencing>${sequencing || '<imsss:controlMode choice="true" flow="true"/>'}</imsss:sequencing>`}
</organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:${old ? 'scormtype' : 'scormType'}="sco" href="page.html"><file href="page.html"/></resource></resources>
</manifest>`;
}

export function scormPackage(manifest: string, folder = ''): Buffer {
  return zipOf([
    { name: `${folder}imsmanifest.xml`, content: manifest },
    { name: `${folder}page.html`, content: '<!doctype html><title>Page</title><script src="page.js"></script>' },
    { name: `${folder}page.js`, content: 'document.title = "Played"' },
  ]);
}

export function tinCanPackage(name: string): Buffer {
  const activity = `<activity id="https://maker.example/${name}" type="http://adlnet.gov/expapi/activities/course">
<name>${name}</name><description lang="en">About ${name}</description><launch lang="en">story.html</launch></activity>`;
  return zipOf([
    {
      name: 'tincan.xml',
      content: `<?xml version="1.0"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${activity}</activities></tincan>`,
    },
    { name: 'story.html', content: '<!doctype html><title>Story</title>' },
  ]);
}
