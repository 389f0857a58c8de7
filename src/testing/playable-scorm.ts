/**
 * Small packages of SCORM for tests: pages with buttons that turn a page, commit, and end as content does. One of two contents in
 * SCORM 1.2, one of SCORM 2004 whose second content is closed until the first has been passed.
 */
import { zipOf } from './zip.ts';

export function manifest12(items = item12('one', 'Before the call') + item12('two', 'After the call')): string {
  return `<?xml version="1.0"?>
<manifest identifier="sample-12" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Two calls</title>${items}</organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="page.html"><file href="page.html"/></resource></resources>
</manifest>`;
}

export function item12(id: string, title: string): string {
  return `<item identifier="${id}" identifierref="r" parameters="?part=${id}"><title>${title}</title></item>`;
}

const learned = 'learned-before';
const mapOf = (id: string, may: 'read' | 'write'): string =>
  `<imsss:mapInfo targetObjectiveID="${id}" readSatisfiedStatus="${may === 'read'}" writeSatisfiedStatus="${may === 'write'}"/>`;

export function manifest2004(): string {
  return `<?xml version="1.0"?>
<manifest identifier="sample-2004" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o" adlseq:objectivesGlobalToSystem="false"><title>Lesson and check</title>
<item identifier="lesson" identifierref="r" parameters="?part=lesson"><title>The lesson</title>
<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="own">${mapOf(learned, 'write')}</imsss:primaryObjective></imsss:objectives>
<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing></item>
<item identifier="check" identifierref="r" parameters="?part=check"><title>The check</title>
<imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule>
<imsss:ruleConditions><imsss:ruleCondition condition="satisfied" operator="not" referencedObjective="before"/></imsss:ruleConditions>
<imsss:ruleAction action="disabled"/></imsss:preConditionRule><imsss:preConditionRule>
<imsss:ruleConditions><imsss:ruleCondition condition="objectiveStatusKnown" operator="not" referencedObjective="before"/></imsss:ruleConditions>
<imsss:ruleAction action="disabled"/></imsss:preConditionRule></imsss:sequencingRules>
<imsss:objectives><imsss:primaryObjective objectiveID="own"/><imsss:objective objectiveID="before">${mapOf(learned, 'read')}</imsss:objective></imsss:objectives>
<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="page.html"><file href="page.html"/></resource></resources>
</manifest>`;
}

/** Speaks whichever API it finds; the window keeps what it was answered. */
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Content</title>
<body><h1></h1><p id="place"></p><p id="entry"></p>
<button id="turn">Turn the page</button> <button id="quietly">Turn without a word</button> <button id="finish">Finish</button> <button id="fail">Fail</button>
<script>
const home = parent === window && opener ? opener : parent;
const old = !home.API_1484_11, api = home.API_1484_11 || home.API;
const call = (name, ...given) => api[(old ? { Initialize: 'LMSInitialize', Terminate: 'LMSFinish', GetValue: 'LMSGetValue', SetValue: 'LMSSetValue', Commit: 'LMSCommit' } : {})[name] || name](...given);
const place = old ? 'cmi.core.lesson_location' : 'cmi.location';
const part = new URLSearchParams(location.search).get('part');
const show = () => { document.getElementById('place').textContent = 'Page ' + (call('GetValue', place) || '0'); };
document.querySelector('h1').textContent = 'Part ' + part;
call('Initialize', '');
if (old && call('GetValue', 'cmi.core.lesson_status') === 'not attempted') call('SetValue', 'cmi.core.lesson_status', 'incomplete');
document.getElementById('entry').textContent = 'Entry ' + call('GetValue', old ? 'cmi.core.entry' : 'cmi.entry');
show();
const turn = () => call('SetValue', place, String(Number(call('GetValue', place) || 0) + 1));
document.getElementById('turn').onclick = () => { turn(); call('Commit', ''); show(); };
document.getElementById('quietly').onclick = () => { turn(); show(); };
let over = false;
const end = (sets) => {
  if (over) return;
  over = true;
  call('SetValue', old ? 'cmi.core.session_time' : 'cmi.session_time', old ? '0000:00:30.00' : 'PT30S');
  for (const [name, value] of sets) call('SetValue', name, value);
  call('Terminate', '');
};
const passed = old
  ? [['cmi.core.score.raw', '90'], ['cmi.core.lesson_status', 'passed']]
  : [['cmi.score.scaled', '0.9'], ['cmi.completion_status', 'completed'], ['cmi.success_status', 'passed'], ['adl.nav.request', 'continue']];
const failed = old
  ? [['cmi.core.lesson_status', 'failed']]
  : [['cmi.completion_status', 'completed'], ['cmi.success_status', 'failed'], ['adl.nav.request', 'continue']];
document.getElementById('finish').onclick = () => end(passed);
document.getElementById('fail').onclick = () => end(failed);
window.addEventListener('pagehide', () => end([[old ? 'cmi.core.exit' : 'cmi.exit', 'suspend']]));
</script></body></html>`;

export function scorm12(): Buffer {
  return zipOf([
    { name: 'imsmanifest.xml', content: manifest12() },
    { name: 'page.html', content: page },
  ]);
}

export function scorm2004(): Buffer {
  return zipOf([
    { name: 'imsmanifest.xml', content: manifest2004() },
    { name: 'page.html', content: page },
  ]);
}
