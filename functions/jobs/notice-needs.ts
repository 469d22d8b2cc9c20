import { linkSettings, mailSettings, settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { deliveryStore } from '../stores/deliveries.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { gatheringStore } from '../stores/gatherings.ts';
import { sesMail } from '../stores/mail.ts';
import { mailGuardStore } from '../stores/mail-guards.ts';
import { memberStore } from '../stores/members.ts';
import { noticeStore } from '../stores/notices.ts';
import { planStore } from '../stores/plans.ts';
import { projectionStore } from '../stores/projections.ts';
import { siteStore } from '../stores/sites.ts';

/** All that telling people by mail asks for, from the settings of this Lambda. */
export const noticeNeeds = () => {
  const connection = connect(settings());
  return {
    notices: noticeStore(connection),
    deliveries: deliveryStore(connection),
    gatherings: gatheringStore(connection),
    guards: mailGuardStore(connection),
    alerts: alertStore(connection),
    members: memberStore(connection),
    plans: planStore(connection),
    sites: siteStore(connection),
    projections: projectionStore(connection),
    snapshotFiles: fileStore({ client: connectFiles(), bucket: snapshotSettings().bucket }),
    mail: sesMail(mailSettings()),
    origin: linkSettings().origin,
    clock: systemClock,
  };
};
