// A state machine: the state is taken, matched by value, and put back changed.
enum State {
    Idle,
    Busy(Vec<u8>),
}
fn main() {
    let mut state = State::Idle;
    for n in 1..4 { //~ 1: state = Idle ; 2: state = Busy([1])
        state = match state {
            State::Idle => State::Busy(vec![n]),
            State::Busy(mut list) if list.len() < 2 => { //~ steps 1 ; list = [1]
                list.push(n); //~ list = [1, 2]
                State::Busy(list)
            }
            State::Busy(_) => State::Idle,
        }; //~ 1: state = Busy([1]) ; 2: state = Busy([1, 2]) ; 3: state = Idle ; state is live ; 3: freed 1
    }
    println!("{}", matches!(state, State::Idle)); //~ blocks 0
}
//~ leaked 0
