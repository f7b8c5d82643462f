// TODO: Count who asks. Captain and pilot both hold a `&`.
struct Harbor {
    asked: u32,
}

impl Harbor {
    fn depth(&self) -> u32 {
        self.asked += 1;
        7
    }
}

fn main() {
    let harbor = harbor();
    let (captain, pilot) = (&harbor, &harbor);
    println!("{} and {} meters", captain.depth(), pilot.depth());
}

fn harbor() -> Harbor {
    Harbor {
        asked: Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_is_counted() {
        let harbor = harbor();
        let (captain, pilot) = (&harbor, &harbor);
        assert_eq!(captain.depth() + pilot.depth(), 14);
        assert!(format!("{:?}", harbor.asked).contains("2"));
    }
}
