//! Credibility of announced tariffs: a count of what was carried out and what was withdrawn.

/// State of the markets' memory and of the announcement under way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Credibility {
    /// Announcements carried out, with forgetting.
    pub imposed: f64,
    /// Announcements withdrawn, with forgetting.
    pub withdrawn: f64,
    /// Largest tariff of the announcement under way, percentage points; 0 for none.
    peak: f64,
    /// Tariff in force when it began, percentage points.
    in_force_before: f64,
    /// Rise of the tariff in force already counted, percentage points.
    counted: f64,
    last_announced: f64,
    last_in_force: f64,
}

impl Credibility {
    /// A memory of so many announcements.
    pub fn remembering(imposed: f64, withdrawn: f64) -> Self {
        Self {
            imposed,
            withdrawn,
            ..Self::default()
        }
    }

    /// One announcement, carried out in the share `imposed`, with this weight.
    pub fn count(&mut self, imposed: f64, weight: f64) {
        self.imposed += weight * imposed;
        self.withdrawn += weight * (1.0 - imposed);
    }

    /// Both counts lose the same share.
    pub fn forget(&mut self, kept: f64) {
        self.imposed *= kept;
        self.withdrawn *= kept;
    }

    /// Probability that the next announcement is carried out: the rule of succession with this prior.
    pub fn probability(&self, prior_imposed: f64, prior_withdrawn: f64) -> f64 {
        let imposed = prior_imposed + self.imposed;
        imposed / (imposed + prior_withdrawn + self.withdrawn)
    }

    /// Follows a month's announced tariff and tariff in force, both in percentage points. A fall of what is announced ends
    /// that share of the announcement: as carried out where the tariff in force rose, as withdrawn where it did not.
    pub fn observe(&mut self, announced: f64, in_force: f64) {
        if announced > self.last_announced {
            if self.peak <= 0.0 {
                self.in_force_before = self.last_in_force;
                self.counted = 0.0;
            }
            self.peak = self.peak.max(announced);
        } else if announced < self.last_announced && self.peak > 0.0 {
            let fall = self.last_announced - announced;
            let risen = (in_force - self.in_force_before - self.counted).max(0.0);
            let charged = fall.min(risen);
            self.counted += charged;
            self.count(charged / fall, fall / self.peak);
        }
        if announced <= 0.0 {
            self.peak = 0.0;
        }
        self.last_announced = announced;
        self.last_in_force = in_force;
    }

    /// Part of the announced tariff that is not yet charged, percentage points.
    pub fn outstanding(&self) -> f64 {
        let charged = (self.last_in_force - self.in_force_before).max(0.0);
        (self.last_announced - charged).max(0.0)
    }
}
