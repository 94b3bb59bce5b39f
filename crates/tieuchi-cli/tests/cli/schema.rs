//! `tieuchi rules schema`.

use tieuchi_author::Schema;

use crate::run::World;

#[test]
fn each_schema_is_printed() {
    for schema in Schema::ALL {
        let run = World::new().run(&["rules", "schema", schema.as_str()]).fine();
        assert_eq!(run.text(), schema.to_json());
    }
}

#[test]
fn schemas_are_written_whole_and_replaced_only_by_force() {
    let world = World::new();
    let run = world.run(&["rules", "schema", "--output", "schemas"]).fine();
    assert_eq!(run.text().lines().count(), Schema::ALL.len());
    let held =
        |schema: Schema| std::fs::read_to_string(world.path("schemas").join(schema.file_name())).unwrap();
    for schema in Schema::ALL {
        assert_eq!(held(schema), schema.to_json());
    }
    assert_eq!(std::fs::read_dir(world.path("schemas")).unwrap().count(), Schema::ALL.len());

    let own = world.path("schemas").join(Schema::Dossier.file_name());
    std::fs::write(&own, "mine").unwrap();
    let again = world.run(&["rules", "schema", "dossier", "--output", "schemas", "--lang", "vi"]);
    assert_eq!((again.status, again.text()), (Some(2), ""));
    assert!(again.stderr.contains("hãy chọn tên khác, hoặc thêm `--force` để ghi đè"), "{}", again.stderr);
    assert_eq!(held(Schema::Dossier), "mine");
    world.run(&["rules", "schema", "dossier", "--output", "schemas", "--force"]).fine();
    assert_eq!(held(Schema::Dossier), Schema::Dossier.to_json());
    assert_eq!(std::fs::read_dir(world.path("schemas")).unwrap().count(), Schema::ALL.len());
}

#[test]
fn what_cannot_be_written_is_said() {
    let world = World::new().file("file", "");
    let run = world.run(&["rules", "schema", "roster", "--output", "file"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.starts_with("error: cannot write `file`: "), "{}", run.stderr);
    let run = world.run(&["rules", "schema"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    let run = world.run(&["rules", "schema", "rules"]);
    assert!(
        run.stderr.contains("rule-set, index, register, roster, dossier, rule-tests, evaluation"),
        "{}",
        run.stderr
    );
}
