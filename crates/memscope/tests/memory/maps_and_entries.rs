// The entry API moves the key in only when it is new; remove gives key and value back; into_iter empties the map.
use std::collections::BTreeMap;
fn main() {
    let mut stock: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let key = String::from("oak"); //~ block 1 owner key
    stock.entry(key).or_default().push(1); //~ key is moved ; stock = {"oak": [1]}
    stock.entry(String::from("oak")).or_default().push(2); //~ stock = {"oak": [1, 2]} ; freed 1
    let old = stock.insert(String::from("oak"), vec![9]); //~ old = Some([1, 2]) ; stock = {"oak": [9]} ; freed 1
    let gone = stock.remove_entry("oak"); //~ gone = Some(("oak", [9])) ; stock = {} ; block 1 owner gone.0
    println!("{old:?} {gone:?}");
}
//~ leaked 0
