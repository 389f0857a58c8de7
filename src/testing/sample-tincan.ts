/** A small Tin Can package for tests, as authoring tools write them: its tincan.xml beside a page in a folder. */
import { zipOf } from './zip.ts';

export function tinCanPackage(activityId: string, folder = ''): Buffer {
  const manifest = `<?xml version="1.0" encoding="utf-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd">
  <activities>
    <activity id="${activityId}" type="http://adlnet.gov/expapi/activities/course">
      <name lang="en-US">Talk</name>
      <description lang="en-US">How to talk</description>
      <launch lang="en-US">story/index.html</launch>
    </activity>
  </activities>
</tincan>`;
  return zipOf([
    { name: `${folder}tincan.xml`, content: manifest },
    { name: `${folder}story/index.html`, content: '<!doctype html><title>Talk</title>' },
  ]);
}
