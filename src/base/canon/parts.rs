//! Arrays and objects of canonical text. An object's parts are written as they come and put in order when it ends.

use super::Refused;
use super::text::Text;
use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
};
use serde_json::Value;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

/// A key with its value, as written.
#[derive(Debug)]
pub(super) struct Part {
    /// The key's first four UTF-16 units, which settle the order of most keys.
    first: u64,
    key: Cow<'static, str>,
    at: Range<usize>,
}

impl Part {
    /// RFC 8785 §3.2.3: by UTF-16 units.
    fn order(&self, other: &Self) -> Ordering {
        self.first.cmp(&other.first).then_with(|| self.key.encode_utf16().cmp(other.key.encode_utf16()))
    }
}

fn first_units(key: &str) -> u64 {
    key.encode_utf16().chain(std::iter::repeat(0)).take(4).fold(0, |units, unit| units << 16 | u64::from(unit))
}

/// An array that is open.
#[derive(Debug)]
pub(super) struct Array<'a> {
    text: &'a mut Text,
    first: bool,
    end: &'static str,
}

impl<'a> Array<'a> {
    pub fn open(text: &'a mut Text, end: &'static str) -> Self {
        text.out.push(b'[');
        Self { text, first: true, end }
    }

    fn item<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Refused> {
        if !std::mem::take(&mut self.first) {
            self.text.out.push(b',');
        }
        value.serialize(&mut *self.text)
    }

    fn close(self) -> Result<(), Refused> {
        self.text.out.extend_from_slice(self.end.as_bytes());
        Ok(())
    }
}

/// An object that is open.
#[derive(Debug)]
pub(super) struct Object<'a> {
    text: &'a mut Text,
    /// Where its text and its parts begin.
    from: (usize, usize),
    end: &'static str,
}

impl<'a> Object<'a> {
    pub fn open(text: &'a mut Text, end: &'static str) -> Self {
        let from = (text.out.len(), text.parts.len());
        Self { text, from, end }
    }

    fn part<T: ?Sized + Serialize>(&mut self, key: Cow<'static, str>, value: &T) -> Result<(), Refused> {
        let from = self.text.out.len();
        self.text.put_text(&key);
        self.text.out.push(b':');
        value.serialize(&mut *self.text)?;
        let at = from..self.text.out.len();
        self.text.parts.push(Part { first: first_units(&key), key, at });
        Ok(())
    }

    fn close(self) -> Result<(), Refused> {
        let Text { out, parts, ordered } = self.text;
        parts[self.from.1..].sort_by(Part::order);
        ordered.clear();
        for part in parts.drain(self.from.1..) {
            ordered.push(if ordered.is_empty() { b'{' } else { b',' });
            ordered.extend_from_slice(&out[part.at]);
        }
        out.truncate(self.from.0);
        if ordered.is_empty() {
            out.push(b'{');
        }
        out.extend_from_slice(ordered);
        out.extend_from_slice(self.end.as_bytes());
        Ok(())
    }
}

/// An object of any keys.
#[derive(Debug)]
pub(super) struct Map<'a> {
    object: Object<'a>,
    key: String,
}

impl<'a> Map<'a> {
    pub fn open(text: &'a mut Text) -> Self {
        Self { object: Object::open(text, "}"), key: String::new() }
    }
}

impl SerializeMap for Map<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Refused> {
        let Ok(Value::String(key)) = serde_json::to_value(key) else { return Err(Refused::Shape) };
        self.key = key;
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Refused> {
        let key = std::mem::take(&mut self.key);
        self.object.part(key.into(), value)
    }

    fn end(self) -> Result<(), Refused> {
        self.object.close()
    }
}

macro_rules! compound {
    ($($kind:ident for $type:ident: $method:ident($($key:ident)?) => $put:ident;)*) => {$(
        impl $kind for $type<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: ?Sized + Serialize>(&mut self, $($key: &'static str,)? value: &T) -> Result<(), Refused> {
                self.$put($($key.into(),)? value)
            }

            fn end(self) -> Result<(), Refused> {
                self.close()
            }
        }
    )*};
}

compound! {
    SerializeSeq for Array: serialize_element() => item;
    SerializeTuple for Array: serialize_element() => item;
    SerializeTupleStruct for Array: serialize_field() => item;
    SerializeTupleVariant for Array: serialize_field() => item;
    SerializeStruct for Object: serialize_field(key) => part;
    SerializeStructVariant for Object: serialize_field(key) => part;
}
