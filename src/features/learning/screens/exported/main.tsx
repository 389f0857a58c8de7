/** Starts an exported module: finds the learning system, takes up what was carried along, and shows the cards. */
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import '../../../../web/base.css';
import './page.css';
import { carriedIn } from '../../carried-steps.ts';
import { bestLanguageOf } from '../../spoken-in.ts';
import { dress } from './appearance.ts';
import { ExportedPlayer } from './ExportedPlayer.tsx';
import { readExported } from './exported-content.ts';
import { placeFiles } from './file-at.ts';
import { speak } from './languages.ts';
import type { Lms } from './lms.ts';
import { openLms } from './open-lms.ts';

const module = readExported(document);

/** @param lms the one this page stands in */
function begin(lms: Lms): void {
  const carried = carriedIn(module.content, lms.earlier);
  const language = bestLanguageOf(module.languages, [carried?.language, lms.language, ...navigator.languages]);
  speak(language);
  const attemptId = carried?.attemptId ?? Math.random().toString(36).slice(2, 10);
  createRoot(document.getElementById('root') as HTMLElement).render(
    <I18nProvider i18n={i18n}>
      <ExportedPlayer module={module} lms={lms} begun={{ attemptId, language, steps: carried?.steps ?? [] }} />
    </I18nProvider>,
  );
}

dress(document.documentElement);
placeFiles(module.files);
void openLms(module.format, window).then(begin);
