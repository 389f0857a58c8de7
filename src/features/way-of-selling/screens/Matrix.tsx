/**
 * What each role must be able to do at each level, on one screen. What is published is read here; one click starts a draft of it,
 * and a draft is changed like a spreadsheet.
 */
import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import type { getCapabilities } from '../contract.ts';
import type { Figure } from '../matrix-strokes.ts';
import { CapabilityForm } from './CapabilityForm.tsx';
import { GroupForm } from './GroupForm.tsx';
import classes from './matrix.module.css';
import { draw, type LibraryTold, type MatrixTold } from './matrix-lines.ts';
import { MatrixBar } from './MatrixBar.tsx';
import { MatrixHeader } from './MatrixHeader.tsx';
import { MatrixView } from './MatrixView.tsx';
import type { Opened } from './opened.ts';
import { RoleForm } from './RoleForm.tsx';
import { StartDraft } from './StartDraft.tsx';
import { useTextEdits } from './use-draft-edits.ts';
import { type MatrixInHand, useMatrix } from './use-matrix.ts';

export function Matrix(): ReactElement {
  const { t } = useLingui();
  const { versionId = 'in-force' } = useParams({ strict: false });
  const held = useMatrix(versionId);
  const { answer } = held;
  if (answer.error && versionId === 'in-force' && !answer.data) return <NothingInForce />;
  return (
    <Answered
      answer={answer}
      rows={12}
      rowHeight={34}
      reasons={{ 'no-version': t`This version is gone, or it is not yours to read.` }}
    >
      {({ told }) => <Version key={told.version.versionId} told={told} held={held} />}
    </Answered>
  );
}

function Version({ told, held }: { readonly told: MatrixTold; readonly held: MatrixInHand }): ReactElement {
  const { t, i18n } = useLingui();
  const { version } = told;
  const editable = version.state === 'draft' && told.mayChange;
  const [figure, setFigure] = useState<Figure>('proficiency');
  // a phone shows one role at a time: its levels fit beside each other
  const [roleId, setRoleId] = useState(() =>
    matchMedia('(width < 48em)').matches ? (told.roles[0]?.roleId ?? null) : null,
  );
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const library = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: version.versionId },
    hold: true,
  });
  const texts = useTextEdits(version.versionId);
  const drawn = useMemo(() => draw(told, i18n.locale, roleId, search), [told, i18n.locale, roleId, search]);
  const found = drawn.capabilityIds.length > 0;
  return (
    <div className={classes['wide']}>
      <MatrixHeader told={told} held={held} texts={texts} editable={editable} />
      <MatrixBar
        told={told}
        editable={editable}
        figure={figure}
        onFigure={setFigure}
        roleId={roleId}
        onRole={setRoleId}
        search={search}
        onSearch={setSearch}
        held={held}
        onAdd={setOpened}
      />
      {told.roles.length === 0 || told.capabilities.length === 0 ? (
        <Empty icon="ladder" title={editable ? t`An empty draft` : t`Nothing is required yet`}>
          {editable && (
            <>
              <p>{t`Add a group, capabilities in it, and the first role. The matrix appears as soon as there is one of each.`}</p>
              <p>{t`So far: groups ${told.groups.length}, capabilities ${told.capabilities.length}, roles ${told.roles.length}`}</p>
            </>
          )}
        </Empty>
      ) : found ? (
        <MatrixView
          told={told}
          held={held}
          drawn={drawn}
          figure={figure}
          editable={editable}
          library={library.data}
          texts={texts}
          onOpen={setOpened}
        />
      ) : (
        <Empty icon="search" title={t`Nothing found`}>{t`Try another word, or part of one.`}</Empty>
      )}
      <Forms opened={opened} told={told} held={held} library={library.data} onClose={() => setOpened(null)} />
    </div>
  );
}

interface FormsProps {
  readonly opened: Opened | null;
  readonly told: MatrixTold;
  readonly held: MatrixInHand;
  readonly library: LibraryTold | undefined;
  readonly onClose: () => void;
}

function Forms({ opened, told, held, library, onClose }: FormsProps): ReactElement {
  const { t } = useLingui();
  const isNew = opened !== null && (opened.form === 'group' ? opened.key : opened.id) === null;
  const titles = {
    role: isNew ? t`New role` : t`Role`,
    capability: isNew ? t`New capability` : t`Capability`,
    group: isNew ? t`New group` : t`Group`,
  };
  return (
    <Dialog opened={opened !== null} onClose={onClose} size="lg" title={opened ? titles[opened.form] : ''}>
      {opened?.form === 'role' && held.matrix && (
        <RoleForm told={told} matrix={held.matrix} roleId={opened.id} onDone={onClose} />
      )}
      {opened?.form === 'capability' && library && held.matrix && (
        <CapabilityForm library={library} matrix={held.matrix} capabilityId={opened.id} onDone={onClose} />
      )}
      {opened?.form === 'group' && library && <GroupForm library={library} groupKey={opened.key} onDone={onClose} />}
    </Dialog>
  );
}

function NothingInForce(): ReactElement {
  const { t } = useLingui();
  return (
    <Empty icon="ladder" title={t`No way of selling is in force yet`} action={<StartDraft />}>
      {t`Roles, levels and capabilities stand here, and what each level requires, once a version has been published.`}
    </Empty>
  );
}
