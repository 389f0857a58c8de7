/** What each next step is called, why it is one, and where it leads. */
import type { StepWords } from './step-words.ts';
import type { Step } from './told.ts';
import { useAssessmentStepWords } from './use-assessment-step-words.ts';
import { useCoachingStepWords } from './use-coaching-step-words.ts';

export function useStepWords(): (step: Step) => StepWords {
  const ofCoaching = useCoachingStepWords();
  const ofAssessment = useAssessmentStepWords();
  return (step) => ofCoaching(step) ?? ofAssessment(step);
}
