namespace AimlMusic.Core;

/// <summary>A path is a link, a pipe or a device instead of a regular file.</summary>
#pragma warning disable CA1032 // Created in one place.
internal sealed class NotRegularFileException(string path, string what)
    : IOException($"'{path}' is {what}, but must be a regular file.");
#pragma warning restore CA1032
