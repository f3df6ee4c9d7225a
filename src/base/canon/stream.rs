//! Canonical text that goes out as it comes: memory does not grow with the longest list.
//!
//! The outer objects are walked key by key in canonical order, and the lists in them row by row.

use super::Refused;
use super::text::Text;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};
use std::io::Write;

/// Bytes gathered before they go out.
const BLOCK: usize = 1 << 18;

/// Where the text goes.
pub(super) struct Sink<'a> {
    text: Text,
    out: &'a mut dyn Write,
}

impl<'a> Sink<'a> {
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { text: Text::default(), out }
    }

    /// Write all of a value.
    pub fn all<T: ?Sized + Serialize>(mut self, value: &T) -> Result<(), Refused> {
        self.walk(value)?;
        self.flush(0)
    }

    fn walk<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Refused> {
        let mut keys = match value.serialize(Outer { sink: self, only: None }) {
            Ok(Walked::Written) => return Ok(()),
            Ok(Walked::Keys(keys)) => keys,
            Err(Refused::Inner) => return value.serialize(&mut self.text),
            Err(error) => return Err(error),
        };
        keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
        self.text.out.push(b'{');
        for (i, key) in keys.into_iter().enumerate() {
            if i > 0 {
                self.text.out.push(b',');
            }
            self.text.put_text(key);
            self.text.out.push(b':');
            value.serialize(Outer { sink: self, only: Some(key) })?;
        }
        self.text.out.push(b'}');
        self.flush(BLOCK)
    }

    fn flush(&mut self, more_than: usize) -> Result<(), Refused> {
        if self.text.out.len() > more_than {
            self.out.write_all(&self.text.out).map_err(Refused::Io)?;
            self.text.out.clear();
        }
        Ok(())
    }
}

/// What a walk found.
enum Walked {
    /// The value was written.
    Written,
    /// An object with these keys; none is written yet.
    Keys(Vec<&'static str>),
}

/// An outer value: an object of which one key is written at a time, or a list. Everything else is refused as [`Refused::Inner`].
struct Outer<'s, 'a> {
    sink: &'s mut Sink<'a>,
    only: Option<&'static str>,
}

struct OuterObject<'s, 'a> {
    outer: Outer<'s, 'a>,
    keys: Vec<&'static str>,
}

impl SerializeStruct for OuterObject<'_, '_> {
    type Ok = Walked;
    type Error = Refused;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Refused> {
        match self.outer.only {
            None => self.keys.push(key),
            Some(only) if only == key => self.outer.sink.walk(value)?,
            Some(_) => {}
        }
        Ok(())
    }

    fn end(self) -> Result<Walked, Refused> {
        Ok(Walked::Keys(self.keys))
    }
}

struct OuterList<'s, 'a> {
    sink: &'s mut Sink<'a>,
    first: bool,
}

impl SerializeSeq for OuterList<'_, '_> {
    type Ok = Walked;
    type Error = Refused;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Refused> {
        if !std::mem::take(&mut self.first) {
            self.sink.text.out.push(b',');
        }
        value.serialize(&mut self.sink.text)?;
        self.sink.flush(BLOCK)
    }

    fn end(self) -> Result<Walked, Refused> {
        self.sink.text.out.push(b']');
        Ok(Walked::Written)
    }
}

macro_rules! inner {
    ($($method:ident($($type:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$ok, Refused> {
            Err(Refused::Inner)
        }
    )*};
}

type No = Impossible<Walked, Refused>;

impl<'s, 'a> Serializer for Outer<'s, 'a> {
    type Ok = Walked;
    type Error = Refused;
    type SerializeSeq = OuterList<'s, 'a>;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = OuterObject<'s, 'a>;
    type SerializeStructVariant = No;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<OuterObject<'s, 'a>, Refused> {
        Ok(OuterObject { outer: self, keys: Vec::new() })
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<OuterList<'s, 'a>, Refused> {
        self.sink.text.out.push(b'[');
        Ok(OuterList { sink: self.sink, first: true })
    }

    fn serialize_some<T: ?Sized + Serialize>(self, _: &T) -> Result<Walked, Refused> {
        Err(Refused::Inner)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, _: &T) -> Result<Walked, Refused> {
        Err(Refused::Inner)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<Walked, Refused> {
        Err(Refused::Inner)
    }

    inner! {
        serialize_bool(bool) -> Walked;
        serialize_i8(i8) -> Walked;
        serialize_i16(i16) -> Walked;
        serialize_i32(i32) -> Walked;
        serialize_i64(i64) -> Walked;
        serialize_u8(u8) -> Walked;
        serialize_u16(u16) -> Walked;
        serialize_u32(u32) -> Walked;
        serialize_u64(u64) -> Walked;
        serialize_f32(f32) -> Walked;
        serialize_f64(f64) -> Walked;
        serialize_char(char) -> Walked;
        serialize_str(&str) -> Walked;
        serialize_bytes(&[u8]) -> Walked;
        serialize_none() -> Walked;
        serialize_unit() -> Walked;
        serialize_unit_struct(&'static str) -> Walked;
        serialize_unit_variant(&'static str, u32, &'static str) -> Walked;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }
}
