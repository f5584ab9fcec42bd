//! Protocols: from which cases a forecast may learn.

use crate::record::Question;

named! {
    /// From which cases a forecast of a question may learn.
    Protocol {
        /// From all questions before it in the file. Some of them were resolved after a later one was announced.
        FileOrder = "file_order",
        /// From the questions resolved by the day of its announcement.
        StrictlyDated = "strictly_dated",
        /// From all others, later ones too.
        LeaveOneOut = "leave_one_out",
        /// From all questions of other episodes.
        LeaveOneEpisodeOut = "leave_one_episode_out",
    }
}

impl Protocol {
    /// The cases from which a forecast of question `position` of `questions` may learn.
    pub fn history<'a>(self, questions: &[&'a Question], position: usize) -> Vec<&'a Question> {
        let Some(asked) = questions.get(position) else {
            return Vec::new();
        };
        let allowed = |other: usize, question: &Question| match self {
            Self::FileOrder => other < position,
            Self::StrictlyDated => other != position && question.resolved <= asked.announced,
            Self::LeaveOneOut => other != position,
            Self::LeaveOneEpisodeOut => question.episode != asked.episode,
        };
        questions
            .iter()
            .enumerate()
            .filter(|(other, question)| allowed(*other, question))
            .map(|(_, question)| *question)
            .collect()
    }
}
