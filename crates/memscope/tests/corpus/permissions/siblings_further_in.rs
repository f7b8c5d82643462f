// A part of a part is gone: what stands beside it on every level is whole.
struct Door {
    key: String,
    bell: String,
}

struct House {
    door: Door,
    street: String,
}

fn main() {
    let door = Door { key: String::new(), bell: String::new() };
    let mut house = House { door, street: String::new() }; //~ house rwam; house.street rwam; house.door.bell rwam
    let key = house.door.key; //~ house --a- partly moved (15); house.door --a- partly moved (15); house.door.key --a- moved (15); house.door.bell rwam; house.street rwam
    house.door = Door { key, bell: String::new() }; //~ house rwam; house.door rwam; house.door.bell rwam; house.street rwam
}
