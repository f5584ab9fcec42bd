//! One run: a scenario, the monthly clock, the policy state, the trajectory.
