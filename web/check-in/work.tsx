import { DaysView as Days } from './days-view.tsx';
import { QuickF0 as F0 } from './quick-f0.tsx';
import { ReceiptView as Receipt } from './receipt-view.tsx';
import { ReportView as Report } from './report-view.tsx';
import { SitesView as Sites } from './sites-view.tsx';
import { speaking } from './work-words.tsx';

export { fileUnchanged } from './file-unchanged.ts';
export { sendPending } from './send.ts';

export const ReportView = speaking(Report);
export const ReceiptView = speaking(Receipt);
export const DaysView = speaking(Days);
export const SitesView = speaking(Sites);
export const QuickF0 = speaking(F0);
