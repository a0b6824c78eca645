namespace AimlMusic.Core;

/// <summary>A file that was to be opened is a link, a pipe or a device.</summary>
#pragma warning disable CA1032 // It is made in one place, of these two.
internal sealed class NotRegularFileException(string path, string what)
    : IOException($"'{path}' is {what}, but must be a regular file.");
#pragma warning restore CA1032
