import { describe, expect, test } from 'vitest';
import { plainControlMode, plainSequencing, type SequencingDefinition } from '../sequencing/definition.ts';
import { Findings } from './findings.ts';
import { readCollection, readSequencing } from './sequencing.ts';
import { readXml, type XmlElement } from './xml.ts';

const threshold = { completedByMeasure: false, minProgressMeasure: 1, progressWeight: 1 };

function element(inside: string): XmlElement {
  const read = readXml(
    `<item xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3">${inside}</item>`,
    'x',
  );
  if (!read.ok) throw new Error(read.fault.says);
  return read.root;
}
function read(
  inside: string,
  collection = '',
): { readonly said: SequencingDefinition; readonly codes: readonly string[] } {
  const findings = new Findings('x');
  const shared = readCollection(element(`<imsss:sequencingCollection>${collection}</imsss:sequencingCollection>`));
  const said = readSequencing(element(inside), shared, threshold, findings);
  return { said, codes: findings.all.map((finding) => finding.code) };
}

describe('the sequencing of a manifest', () => {
  test('is plain where it says nothing', () => {
    expect(read('').said).toEqual(plainSequencing());
    expect(read('<imsss:sequencing/>').said).toEqual(plainSequencing());
  });

  test('is read whole', () => {
    const { said, codes } = read(`<imsss:sequencing>
      <imsss:controlMode choice="false" choiceExit="false" flow="true" forwardOnly="1" useCurrentAttemptObjectiveInfo="false" useCurrentAttemptProgressInfo="0"/>
      <imsss:sequencingRules>
        <imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
          <imsss:ruleCondition condition="objectiveMeasureGreaterThan" referencedObjective="  x " measureThreshold="0.5"/>
          <imsss:ruleCondition operator="not" condition="attempted"/></imsss:ruleConditions><imsss:ruleAction action="hiddenFromChoice"/></imsss:preConditionRule>
        <imsss:exitConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="exit"/></imsss:exitConditionRule>
        <imsss:postConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="satisfied"/></imsss:ruleConditions><imsss:ruleAction action="retryAll"/></imsss:postConditionRule>
      </imsss:sequencingRules>
      <imsss:limitConditions attemptLimit="2" attemptAbsoluteDurationLimit="PT1H"/>
      <imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="false" objectiveMeasureWeight="0.25">
        <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.5"><imsss:rollupConditions conditionCombination="all">
          <imsss:rollupCondition operator="not" condition="completed"/></imsss:rollupConditions><imsss:rollupAction action="notSatisfied"/></imsss:rollupRule>
      </imsss:rollupRules>
      <imsss:objectives>
        <imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure> 0.7 </imsss:minNormalizedMeasure></imsss:primaryObjective>
        <imsss:objective objectiveID="x"><imsss:mapInfo targetObjectiveID="g" readNormalizedMeasure="false" writeSatisfiedStatus="true"/></imsss:objective>
      </imsss:objectives>
      <imsss:randomizationControls randomizationTiming="onEachNewAttempt" reorderChildren="true" selectionTiming="once" selectCount="3"/>
      <imsss:deliveryControls tracked="false" completionSetByContent="true" objectiveSetByContent="true"/>
      <adlseq:constrainedChoiceConsiderations preventActivation="true" constrainChoice="true"/>
      <adlseq:rollupConsiderations requiredForSatisfied="ifAttempted" requiredForIncomplete="ifNotSkipped" measureSatisfactionIfActive="false"/>
      <adlseq:objectives><adlseq:objective objectiveID="x"><adlseq:mapInfo targetObjectiveID="g" readRawScore="false" writeProgressMeasure="true"/><adlseq:mapInfo targetObjectiveID="h"/></adlseq:objective></adlseq:objectives>
    </imsss:sequencing>`);
    expect(codes).toEqual([]);
    expect(said).toMatchObject({
      controlMode: {
        choice: false,
        choiceExit: false,
        flow: true,
        forwardOnly: true,
        useCurrentAttemptObjectiveInfo: false,
        useCurrentAttemptProgressInfo: false,
      },
      preConditionRules: [
        {
          action: 'hiddenFromChoice',
          combination: 'any',
          conditions: [
            { condition: 'objectiveMeasureGreaterThan', referencedObjective: 'x', measureThreshold: 0.5, not: false },
            { condition: 'attempted', not: true },
          ],
        },
      ],
      exitConditionRules: [{ action: 'exit', combination: 'all', conditions: [{ condition: 'always' }] }],
      postConditionRules: [{ action: 'retryAll' }],
      limitConditions: { attemptLimit: 2, attemptAbsoluteDurationLimit: 3600 },
      rollupRules: [
        {
          childActivitySet: 'atLeastPercent',
          minimumPercent: 0.5,
          combination: 'all',
          conditions: [{ condition: 'completed', not: true }],
          action: 'notSatisfied',
        },
      ],
      rollupControls: {
        objectiveSatisfied: false,
        progressCompletion: false,
        objectiveMeasureWeight: 0.25,
        measureSatisfactionIfActive: false,
        requiredFor: {
          satisfied: 'ifAttempted',
          notSatisfied: 'always',
          completed: 'always',
          incomplete: 'ifNotSkipped',
        },
      },
      selection: { timing: 'once', count: 3 },
      randomization: { timing: 'onEachNewAttempt', reorderChildren: true },
      deliveryControls: { tracked: false, completionSetByContent: true, objectiveSetByContent: true },
      constrainedChoice: { preventActivation: true, constrainChoice: true },
    });
    const [primary, x] = said.objectives;
    expect(primary).toMatchObject({ id: 'p', primary: true, satisfiedByMeasure: true, minNormalizedMeasure: 0.7 });
    expect(x?.maps.map((map) => map.target)).toEqual(['g', 'h']);
    expect(x?.maps[0]).toMatchObject({
      read: { satisfied: true, measure: false, rawScore: false, completed: true },
      write: { satisfied: true, measure: false, progressMeasure: true, rawScore: false },
    });
    expect(x?.maps[1]?.read).toMatchObject({ satisfied: false, rawScore: true });
  });

  test('takes from the collection what it does not say itself, element by element', () => {
    const { said } = read(
      '<imsss:sequencing IDRef="c"><adlseq:constrainedChoiceConsiderations constrainChoice="true"/></imsss:sequencing>',
      '<imsss:sequencing ID="c"><imsss:controlMode flow="true"/><adlseq:constrainedChoiceConsiderations preventActivation="true"/></imsss:sequencing>',
    );
    expect(said.controlMode).toEqual({ ...plainControlMode, flow: true });
    expect(said.constrainedChoice).toEqual({ preventActivation: false, constrainChoice: true });
  });

  test('takes identifiers for the same that differ in blanks only, escaped or not', () => {
    const { said } = read(`<imsss:sequencing><imsss:sequencingRules><imsss:postConditionRule><imsss:ruleConditions>
      <imsss:ruleCondition condition="satisfied" referencedObjective="  a%20%20b "/></imsss:ruleConditions><imsss:ruleAction action="retry"/></imsss:postConditionRule></imsss:sequencingRules>
      <imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID=" a b"/></imsss:objectives></imsss:sequencing>`);
    expect(said.postConditionRules[0]?.conditions[0]?.referencedObjective).toBe('a b');
    expect(said.objectives[1]?.id).toBe('a b');
  });

  test('always has a primary objective, and no objective twice', () => {
    const { said, codes } = read(
      '<imsss:sequencing><imsss:objectives><imsss:objective objectiveID="a"/><imsss:objective objectiveID="a"/><imsss:objective/></imsss:objectives></imsss:sequencing>',
    );
    expect(said.objectives.map(({ id, primary }) => [id, primary])).toEqual([
      ['', true],
      ['a', false],
    ]);
    expect(codes).toEqual(['objective-repeated', 'objective-repeated']);
  });

  test('leaves out a rule it cannot understand rather than guess at it', () => {
    const { said, codes } = read(`<imsss:sequencing><imsss:sequencingRules>
      <imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="sunny"/></imsss:ruleConditions><imsss:ruleAction action="skip"/></imsss:preConditionRule>
      <imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="dance"/></imsss:preConditionRule>
      </imsss:sequencingRules><imsss:limitConditions attemptLimit="many" attemptAbsoluteDurationLimit="1h"/></imsss:sequencing>`);
    expect(said.preConditionRules).toEqual([]);
    expect(said.limitConditions).toEqual({});
    expect(codes).toEqual(['value-unknown', 'value-unknown', 'value-unknown', 'value-unknown']);
  });
});
