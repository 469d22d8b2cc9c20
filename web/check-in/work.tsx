import { CalendarView as Calendar } from './calendar-view.tsx';
import { ClosedView as Closed } from './closed-view.tsx';
import { QuickF0 as F0 } from './quick-f0.tsx';
import { ReportView as Report } from './report-view.tsx';
import { speaking } from './work-words.tsx';

export { fileSame } from './file-same.ts';
export { fileUnchanged } from './file-unchanged.ts';
export { outboxReady } from './send.ts';

export const ReportView = speaking(Report);
export const ClosedView = speaking(Closed);
export const CalendarView = speaking(Calendar);
export const QuickF0 = speaking(F0);
