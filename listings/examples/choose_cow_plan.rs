use std::borrow::Cow;

fn plan_for(standard: &[u32], sick: bool) -> Cow<'_, [u32]> {
    let mut plan = Cow::Borrowed(standard);
    if sick {
        plan.to_mut()[0] = 9;
        plan.to_mut()[2] = 9;
    }
    plan
}

fn main() {
    let standard = [2, 3, 2];
    for sick in [false, true] {
        let plan = plan_for(&standard, sick);
        let same = plan.as_ptr() == standard.as_ptr();
        println!("{plan:?}, the standard itself: {same}");
    }
    println!("{standard:?}");
}
