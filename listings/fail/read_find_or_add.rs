use std::collections::HashMap;

type Plan = HashMap<String, u32>;

fn platform<'a>(plan: &'a mut Plan, train: &str) -> &'a u32 {
    if let Some(found) = plan.get(train) {
        return found;
    }
    plan.entry(train.to_string()).or_insert(9)
}

fn main() {
    let mut plan = Plan::new();
    println!("platform {}", platform(&mut plan, "Mail"));
    println!("planned: {}", plan.len());
}
