//! Closed vocabularies have stable codes: the form in the journal, on the command line and in rules.

use thiserror::Error;

/// A code that no member of a vocabulary has.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{code}` is not a known {vocabulary}")]
pub struct UnknownCode {
    /// What was looked for, such as "evidence kind".
    pub vocabulary: &'static str,
    /// The code that was given.
    pub code: String,
}

/// Writes an enum whose members have stable `snake_case` codes.
macro_rules! vocabulary {
    (
        $(#[$outer:meta])*
        $name:ident, $what:literal {
            $( $(#[$inner:meta])* $member:ident = $code:literal, )+
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[$inner])* $member, )+
        }

        impl $name {
            /// Every member, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[ $( Self::$member, )+ ];

            /// The stable code of this member.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$member => $code, )+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::code::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $( $code => Ok(Self::$member), )+
                    other => Err(crate::code::UnknownCode {
                        vocabulary: $what,
                        code: other.to_owned(),
                    }),
                }
            }
        }
    };
}

pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    use crate::deadlines::{AnchorKind, DeadlineState, RuleKind, SubjectKind};
    use crate::key::{ActivationProblem, KeyType};
    use crate::maths::{FactId, Function, Pool, Program, Theme};
    use crate::matter::{
        AskedKind, DisclosureWarningCode, Disposition, MatterState, PackForm, RequestStanding,
        Settlement,
    };
    use crate::pack::{Folder, PackFault, WarningCode};
    use crate::proof::{
        Action, Check, Circumstance, Every, Fact, GroupState, Legibility, LicenseType, Profile,
        ProofStatus, Shown, Sign, Slot, Test,
    };
    use crate::statement::compare::ChangeKind;
    use crate::statement::{
        Caveat, Component, DisputeState, Field, HoldingKind, LeftOut, QualityCheck, RowFault,
        RowKind, StatementKind, Tab,
    };
    use crate::table::{CellProblem, RecordField};
    use crate::terms::compare::{ChangeKind as TermsChange, MarkKind, Verdict};
    use crate::terms::{
        Cadence, CountsFrom, DatePrecision, DateSource, GapKind, MissingFact, TermsKind, TermsUse,
    };
    use crate::true_up::{TrueUpCheck, TrueUpOrder, TrueUpStep};
    use crate::{
        AccessAlertCode, AccessStatus, AccountType, AcquisitionChannel, BenefitGroup, BenefitState,
        ContactType, EntityRole, EvidenceKind, InvoiceKind, LicenseProgram, MatchReason,
        NumberKind, Op, OwnRules, PortalRole, ReadingState, Script, Severity, SourceSystem,
        SuggestedField, SuggestionReason,
    };

    #[test]
    fn every_code_reads_back_as_the_member_it_came_from() {
        fn check<T: std::str::FromStr + PartialEq + std::fmt::Debug + Copy>(
            all: &[T],
            code: impl Fn(T) -> &'static str,
        ) {
            for member in all {
                assert_eq!(T::from_str(code(*member)).ok(), Some(*member));
            }
        }
        check(EvidenceKind::ALL, EvidenceKind::code);
        check(SourceSystem::ALL, SourceSystem::code);
        check(AcquisitionChannel::ALL, AcquisitionChannel::code);
        check(NumberKind::ALL, NumberKind::code);
        check(ReadingState::ALL, ReadingState::code);
        check(Op::ALL, Op::code);
        check(LicenseProgram::ALL, LicenseProgram::code);
        check(EntityRole::ALL, EntityRole::code);
        check(Script::ALL, Script::code);
        check(Severity::ALL, Severity::code);
        check(EntityRole::ALL, EntityRole::code);
        check(LicenseProgram::ALL, LicenseProgram::code);
        check(OwnRules::ALL, OwnRules::code);
        check(AnchorKind::ALL, AnchorKind::code);
        check(SubjectKind::ALL, SubjectKind::code);
        check(RuleKind::ALL, RuleKind::code);
        check(DeadlineState::ALL, DeadlineState::code);
        check(Function::ALL, Function::code);
        check(Theme::ALL, Theme::code);
        check(Pool::ALL, Pool::code);
        check(Program::ALL, Program::code);
        check(FactId::ALL, FactId::code);
        check(Action::ALL, Action::code);
        check(Check::ALL, Check::code);
        check(Circumstance::ALL, Circumstance::code);
        check(Every::ALL, Every::code);
        check(Fact::ALL, Fact::code);
        check(GroupState::ALL, GroupState::code);
        check(Legibility::ALL, Legibility::code);
        check(LicenseType::ALL, LicenseType::code);
        check(Profile::ALL, Profile::code);
        check(ProofStatus::ALL, ProofStatus::code);
        check(Shown::ALL, Shown::code);
        check(Sign::ALL, Sign::code);
        check(Slot::ALL, Slot::code);
        check(Test::ALL, Test::code);
        check(PortalRole::ALL, PortalRole::code);
        check(AccessStatus::ALL, AccessStatus::code);
        check(AccountType::ALL, AccountType::code);
        check(ContactType::ALL, ContactType::code);
        check(AccessAlertCode::ALL, AccessAlertCode::code);
        check(BenefitGroup::ALL, BenefitGroup::code);
        check(BenefitState::ALL, BenefitState::code);
        check(KeyType::ALL, KeyType::code);
        check(ActivationProblem::ALL, ActivationProblem::code);
        check(TrueUpStep::ALL, TrueUpStep::code);
        check(TrueUpCheck::ALL, TrueUpCheck::code);
        check(TrueUpOrder::ALL, TrueUpOrder::code);
        check(InvoiceKind::ALL, InvoiceKind::code);
        check(MatchReason::ALL, MatchReason::code);
        check(SuggestedField::ALL, SuggestedField::code);
        check(SuggestionReason::ALL, SuggestionReason::code);
        check(TermsKind::ALL, TermsKind::code);
        check(Cadence::ALL, Cadence::code);
        check(TermsUse::ALL, TermsUse::code);
        check(CountsFrom::ALL, CountsFrom::code);
        check(DatePrecision::ALL, DatePrecision::code);
        check(DateSource::ALL, DateSource::code);
        check(GapKind::ALL, GapKind::code);
        check(MissingFact::ALL, MissingFact::code);
        check(TermsChange::ALL, TermsChange::code);
        check(MarkKind::ALL, MarkKind::code);
        check(Verdict::ALL, Verdict::code);
        check(CellProblem::ALL, CellProblem::code);
        check(RecordField::ALL, RecordField::code);
        check(StatementKind::ALL, StatementKind::code);
        check(Tab::ALL, Tab::code);
        check(RowKind::ALL, RowKind::code);
        check(RowFault::ALL, RowFault::code);
        check(QualityCheck::ALL, QualityCheck::code);
        check(ChangeKind::ALL, ChangeKind::code);
        check(HoldingKind::ALL, HoldingKind::code);
        check(Component::ALL, Component::code);
        check(LeftOut::ALL, LeftOut::code);
        check(Field::ALL, Field::code);
        check(Caveat::ALL, Caveat::code);
        check(DisputeState::ALL, DisputeState::code);
        check(Folder::ALL, Folder::code);
        check(PackFault::ALL, PackFault::code);
        check(WarningCode::ALL, WarningCode::code);
        check(MatterState::ALL, MatterState::code);
        check(AskedKind::ALL, AskedKind::code);
        check(Settlement::ALL, Settlement::code);
        check(RequestStanding::ALL, RequestStanding::code);
        check(Disposition::ALL, Disposition::code);
        check(DisclosureWarningCode::ALL, DisclosureWarningCode::code);
        check(PackForm::ALL, PackForm::code);
    }

    #[test]
    fn an_unknown_code_names_itself_and_the_vocabulary() {
        let refused = "purchase".parse::<EvidenceKind>().expect_err("no such kind");
        assert_eq!(refused.to_string(), "`purchase` is not a known evidence kind");
    }
}
