//! How the plainest values stand in a record: names, numbers, times, texts, lists, and what is sealed.

use serde_json::{Map, Value, json};

use crate::domain::ids::{
    AlarmId, CallId, CarrierId, ContactId, EffectKey, Epoch, GuestId, HandoverId, HandshakeId,
    LegId, MessageId, RequestId, StaffId, StationId, VisitId,
};
use crate::domain::phone::E164;
use crate::domain::secret::{Secret, Subject};
use crate::domain::time::Timestamp;
use crate::records::field::{Field, Reading, Writing, word};
use crate::records::{EncodeError, FieldError};

macro_rules! uuids {
    ($($type:ident)*) => {$(
        impl Field for $type {
            fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
                Ok(Value::String(self.to_string()))
            }
            fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
                word(value).and_then(|id| id.parse().ok()).ok_or(FieldError::Expected(stringify!($type)))
            }
        }
    )*};
}

uuids! { CallId LegId AlarmId MessageId StationId RequestId }
uuids! { HandshakeId HandoverId }

impl Field for ContactId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a contact"))
    }
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Contact(*self))
    }
}

impl Field for GuestId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a guest"))
    }
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Guest(*self))
    }
}

impl Field for VisitId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a home visit"))
    }
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Visit(*self))
    }
}

impl Field for StaffId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.as_str()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .map(Self::new)
            .ok_or(FieldError::Expected("a member of staff"))
    }
}

impl Field for CarrierId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.as_str()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .map(Self::new)
            .ok_or(FieldError::Expected("a carrier's name"))
    }
}

impl Field for Epoch {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        let digits = word(value).ok_or(FieldError::Expected("an epoch"))?;
        u64::from_str_radix(digits, 16)
            .map(Self::new)
            .map_err(|_| FieldError::Expected("an epoch"))
    }
}

impl Field for EffectKey {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!([self.seq, self.index]))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        let expected = FieldError::Expected("an effect's key");
        let (Some(seq), Some(index)) = (value[0].as_u64(), value[1].as_u64()) else {
            return Err(expected);
        };
        Ok(Self {
            seq,
            index: u8::try_from(index).map_err(|_| expected)?,
        })
    }
}

/// Milliseconds since the Unix epoch.
impl Field for Timestamp {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.as_millis()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        value
            .as_i64()
            .map(Self::from_millis)
            .ok_or(FieldError::Expected("a time in milliseconds"))
    }
}

impl Field for bool {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(*self))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        value.as_bool().ok_or(FieldError::Expected("true or false"))
    }
}

macro_rules! numbers {
    ($($type:ident)*) => {$(
        impl Field for $type {
            fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
                Ok(Value::from(*self))
            }
            fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
                value.as_u64().and_then(|number| Self::try_from(number).ok()).ok_or(FieldError::Expected("a small number"))
            }
        }
    )*};
}

numbers! { u8 u16 u64 }

impl Field for String {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.replace('\0', " ")))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .map(str::to_owned)
            .ok_or(FieldError::Expected("a text"))
    }
}

/// Nothing is `null`. Something that was erased before it was written is `{}`: there was something.
impl<T: Field> Field for Option<T> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        let Some(value) = self else {
            return Ok(Value::Null);
        };
        let value = value.put(cx)?;
        Ok(if value.is_null() { json!({}) } else { value })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if value.is_null() {
            Ok(None)
        } else if value.as_object().is_some_and(Map::is_empty) {
            T::get(&Value::Null, cx).map(Some)
        } else {
            T::get(value, cx).map(Some)
        }
    }
    fn subject(&self) -> Option<Subject> {
        self.as_ref().and_then(Field::subject)
    }
}

impl<T: Field> Field for Vec<T> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.iter()
            .map(|value| value.put(cx))
            .collect::<Result<Vec<_>, _>>()
            .map(Value::Array)
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let list = value.as_array().ok_or(FieldError::Expected("a list"))?;
        list.iter().map(|value| T::get(value, cx)).collect()
    }
}

impl Field for Secret<String> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.known().map_or(Ok(Value::Null), |text| cx.seal(text))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(cx.open(value)?.map_or(Self::Erased, Self::Known))
    }
}

impl Field for Secret<E164> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.known()
            .map_or(Ok(Value::Null), |number| cx.seal(number.as_str()))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let Some(number) = cx.open(value)? else {
            return Ok(Self::Erased);
        };
        number
            .parse()
            .map(Self::Known)
            .map_err(|_| FieldError::Expected("a telephone number under the seal"))
    }
}

impl Field for E164 {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        cx.seal(self.as_str())
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match Secret::get(value, cx)? {
            Secret::Known(number) => Ok(number),
            Secret::Erased => Err(FieldError::Expected("the service's own key")),
        }
    }
}
