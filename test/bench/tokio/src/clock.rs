use std::time::Instant;

pub struct Report {
    pub value: f64,
    pub unit: &'static str,
}

pub fn per_operation(start: Instant, operations: u64) -> Report {
    Report { value: start.elapsed().as_nanos() as f64 / operations as f64, unit: "ns" }
}

pub fn milliseconds(start: Instant) -> Report {
    Report { value: start.elapsed().as_secs_f64() * 1e3, unit: "ms" }
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(|a, b| a.total_cmp(b));
    values[values.len() / 2]
}
