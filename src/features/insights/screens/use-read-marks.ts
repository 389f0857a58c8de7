/**
 * What somebody has read of others' appraisals, kept in this browser: on another one it is offered once more, which does no harm.
 */
import { useState } from 'react';

const kept = 'sellwright.read-appraisal';

export interface ReadMarks {
  readonly read: (assessmentId: string | null) => boolean;
  readonly mark: (assessmentId: string) => void;
}

export function useReadMarks(): ReadMarks {
  const [last, setLast] = useState(load);
  return {
    read: (assessmentId) => assessmentId !== null && assessmentId === last,
    mark: (assessmentId) => {
      setLast(assessmentId);
      try {
        localStorage.setItem(kept, assessmentId);
      } catch {
        // a browser that keeps nothing offers it again
      }
    },
  };
}

function load(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
