// std.error: what went wrong.
#![cpp(header = "ox/lang/any.h")]
import std.any.TypeId
import std.convert.Infallible
import std.fmt

#[lang("Error")]
public trait Error: fmt.Debug + fmt.Display {
    fn source(): Option<&(dyn Error + 'static)> { null }
    fn description(): &str { "description() is deprecated; use Display" }
    fn cause(): Option<&dyn Error> { self.source() }
    fn typeId(): TypeId where Self: 'static { TypeId.of<Self>() }
}

extension<'a, T: Error + ?Sized> &'a T: Error {
    fn source(): Option<&(dyn Error + 'static)> { T.source(*self) }
}

extension<T: Error> Box<T>: Error {
    fn source(): Option<&(dyn Error + 'static)> { T.source(&**self) }
}

extension fmt.Error: Error {}
extension Infallible: Error {}

extension<'a, E: Error + 'a> Box<dyn Error + 'a>: From<E> {
    static fn from(error: E): Box<dyn Error + 'a> { Box.new(error) }
}

extension<'a, E: Error + Send + Sync + 'a> Box<dyn Error + Send + Sync + 'a>: From<E> {
    static fn from(error: E): Box<dyn Error + Send + Sync + 'a> { Box.new(error) }
}

/// An error that is only its text.
struct StringError(String)

extension StringError: Error {}
extension StringError: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Display.fmt(&self.0, f) } }
extension StringError: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Debug.fmt(&self.0, f) } }

extension<'a> Box<dyn Error + 'a>: From<String> {
    static fn from(text: String): Box<dyn Error + 'a> { Box.new(StringError(text)) }
}

extension<'a, 'b> Box<dyn Error + 'a>: From<&'b str> {
    static fn from(text: &'b str): Box<dyn Error + 'a> { Box.new(StringError(text.toString())) }
}

extension<'a> Box<dyn Error + Send + Sync + 'a>: From<String> {
    static fn from(text: String): Box<dyn Error + Send + Sync + 'a> { Box.new(StringError(text)) }
}

extension<'a, 'b> Box<dyn Error + Send + Sync + 'a>: From<&'b str> {
    static fn from(text: &'b str): Box<dyn Error + Send + Sync + 'a> { Box.new(StringError(text.toString())) }
}

#[cpp("ox::any::shared<{T}>")]
extern fn shared<T, D: ?Sized>(object: &D): &T

#[cpp("ox::any::exclusive<{T}>")]
extern fn exclusive<T, D: ?Sized>(object: &mut D): &mut T

#[cpp("ox::any::owned<{T}>")]
extern fn owned<T, D: ?Sized>(object: Box<D>): Box<T>

extension dyn Error {
    public fn is<T: Error + 'static>(): Bool { self.typeId() == TypeId.of<T>() }
    public fn downcastRef<T: Error + 'static>(): Option<&T> {
        if self.is<T>() { Some(shared<T, dyn Error>(self)) } else { null }
    }
    public mutating fn downcastMut<T: Error + 'static>(): Option<&mut T> {
        if self.is<T>() { Some(exclusive<T, dyn Error>(self)) } else { null }
    }
}
extension Box<dyn Error> {
    public consuming fn downcast<T: Error + 'static>(): Result<Box<T>, Box<dyn Error>> {
        if self.is<T>() { Ok(owned<T, dyn Error>(self)) } else { Err(self) }
    }
}

extension dyn Error + Send {
    public fn is<T: Error + 'static>(): Bool { self.typeId() == TypeId.of<T>() }
    public fn downcastRef<T: Error + 'static>(): Option<&T> {
        if self.is<T>() { Some(shared<T, dyn Error + Send>(self)) } else { null }
    }
    public mutating fn downcastMut<T: Error + 'static>(): Option<&mut T> {
        if self.is<T>() { Some(exclusive<T, dyn Error + Send>(self)) } else { null }
    }
}
extension Box<dyn Error + Send> {
    public consuming fn downcast<T: Error + 'static>(): Result<Box<T>, Box<dyn Error + Send>> {
        if self.is<T>() { Ok(owned<T, dyn Error + Send>(self)) } else { Err(self) }
    }
}

extension dyn Error + Send + Sync {
    public fn is<T: Error + 'static>(): Bool { self.typeId() == TypeId.of<T>() }
    public fn downcastRef<T: Error + 'static>(): Option<&T> {
        if self.is<T>() { Some(shared<T, dyn Error + Send + Sync>(self)) } else { null }
    }
    public mutating fn downcastMut<T: Error + 'static>(): Option<&mut T> {
        if self.is<T>() { Some(exclusive<T, dyn Error + Send + Sync>(self)) } else { null }
    }
}
extension Box<dyn Error + Send + Sync> {
    public consuming fn downcast<T: Error + 'static>(): Result<Box<T>, Box<dyn Error + Send + Sync>> {
        if self.is<T>() { Ok(owned<T, dyn Error + Send + Sync>(self)) } else { Err(self) }
    }
}
