//! The door.

fn main() -> evenhand::cli::Exit {
    evenhand::cli::run()
}
