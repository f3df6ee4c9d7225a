//! Rows to canonical text without a tree in between: the parts of an object are put in order where they stand.

use super::parts::{Array, Map, Object, Part};
use super::{MAX_INTEGER, Refused};
use serde::{Serialize, Serializer};

/// Canonical text being written.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) out: Vec<u8>,
    /// Finished parts of the objects that are open, the innermost last.
    pub(super) parts: Vec<Part>,
    /// Room in which an object is put in order.
    pub(super) ordered: Vec<u8>,
}

type Written = Result<(), Refused>;

impl Text {
    /// RFC 8785 §3.2.2.2: the short escapes, `\u00xx` for other controls, everything else as it is.
    pub(super) fn put_text(&mut self, text: &str) {
        self.out.push(b'"');
        // most text has nothing special; a fold without branches looks at many bytes at once
        if text.bytes().fold(false, |found, byte| found | is_special(byte)) {
            text.bytes().for_each(|byte| self.put_escaped(byte));
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
        self.out.push(b'"');
    }

    fn put_escaped(&mut self, byte: u8) {
        match byte {
            b'"' | b'\\' => self.out.extend([b'\\', byte]),
            8 => self.out.extend(b"\\b"),
            b'\t' => self.out.extend(b"\\t"),
            b'\n' => self.out.extend(b"\\n"),
            12 => self.out.extend(b"\\f"),
            b'\r' => self.out.extend(b"\\r"),
            control if control < b' ' => self.out.extend(format!("\\u{control:04x}").bytes()),
            plain => self.out.push(plain),
        }
    }

    fn put_integer(&mut self, negative: bool, magnitude: u64) -> Written {
        let mut digits = [0; 20];
        let (mut at, mut rest) = (digits.len(), magnitude);
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if negative {
            self.out.push(b'-');
        }
        self.out.extend_from_slice(&digits[at..]);
        if magnitude <= MAX_INTEGER { Ok(()) } else { Err(Refused::Number(format!("{}{magnitude}", if negative { "-" } else { "" }))) }
    }

    /// `{"variant":` of a variant with contents.
    fn tag(&mut self, variant: &str) {
        self.out.push(b'{');
        self.put_text(variant);
        self.out.push(b':');
    }
}

/// Controls, quotation marks and backslashes.
fn is_special(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

macro_rules! integers {
    ($($method:ident $type:ty),*) => {$(
        fn $method(self, value: $type) -> Written {
            self.put_integer(value.is_negative(), u64::from(value.unsigned_abs()))
        }
    )*};
}

impl<'a> Serializer for &'a mut Text {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Array<'a>;
    type SerializeTuple = Array<'a>;
    type SerializeTupleStruct = Array<'a>;
    type SerializeTupleVariant = Array<'a>;
    type SerializeMap = Map<'a>;
    type SerializeStruct = Object<'a>;
    type SerializeStructVariant = Object<'a>;

    integers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64);

    fn serialize_u8(self, value: u8) -> Written {
        self.put_integer(false, value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.put_integer(false, value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.put_integer(false, value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.put_integer(false, value)
    }

    fn serialize_f32(self, value: f32) -> Written {
        Err(Refused::Number(value.to_string()))
    }

    fn serialize_f64(self, value: f64) -> Written {
        Err(Refused::Number(value.to_string()))
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.put_text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.put_text(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        value.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Written {
        self.tag(variant);
        value.serialize(&mut *self)?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Array<'a>, Refused> {
        Ok(Array::open(self, "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Array<'a>, Refused> {
        Ok(Array::open(self, "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Array<'a>, Refused> {
        Ok(Array::open(self, "]"))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Array<'a>, Refused> {
        self.tag(variant);
        Ok(Array::open(self, "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Map<'a>, Refused> {
        Ok(Map::open(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'a>, Refused> {
        Ok(Object::open(self, "}"))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Object<'a>, Refused> {
        self.tag(variant);
        Ok(Object::open(self, "}}"))
    }
}
