external module nowhere //~ E0583

fn main() {
    nowhere.run()
    let value: nowhere.Thing = nowhere.make()
}
