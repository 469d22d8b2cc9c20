import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { acknowledgementsIn, type Finding, faultOf } from './acknowledgements.ts';

/**
 * cdk-nag's rules, and a rule about what is accepted of them: an acknowledgement that accepts nothing, a whole stack, without a reason or
 * without a link fails the synthesis as an open finding does, and cannot be acknowledged itself.
 */
export class CheckedAcknowledgements extends AwsSolutionsChecks {
  /** What the rules found in the last run, accepted or not. */
  readonly findings: Finding[] = [];

  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    this.findings.length = 0;
    const { violations } = super.validateScope(scope);
    const all = [...violations, ...this.faultsIn(scope)];
    return { success: all.length === 0, violations: all };
  }

  protected override applyRule(params: IApplyRule): void {
    const suffix = params.ruleSuffixOverride ?? params.rule.name;
    const rule: IApplyRule['rule'] = (node) => {
      const note = (detail = '') =>
        this.findings.push({
          id: `${this.packName}-${suffix}${detail}`,
          path: params.node.node.path,
          info: params.info,
        });
      return this.noting(() => params.rule(node), note);
    };
    super.applyRule({ ...params, ruleSuffixOverride: suffix, rule });
  }

  /** A rule that cannot judge a resource throws; that too can be accepted. */
  private noting(judge: () => NagRuleResult, note: (detail?: string) => void): NagRuleResult {
    try {
      const result = judge();
      if (Array.isArray(result)) for (const finding of result) note(`[${finding}]`);
      else if (result === NagRuleCompliance.NON_COMPLIANT) note();
      return result;
    } catch (error) {
      note();
      throw error;
    }
  }

  private faultsIn(scope: IConstruct): PolicyViolation[] {
    return acknowledgementsIn(scope).flatMap((one) => {
      const description = faultOf(one, this.findings);
      if (description === null) return [];
      const at = { constructPath: one.path, locations: [] };
      return [{ ruleName: 'Acknowledgement', description, severity: 'fatal', violatingResources: [at] }];
    });
  }
}
