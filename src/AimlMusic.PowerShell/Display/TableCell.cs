using System.ComponentModel;
using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>The cells of tables, for AimlMusic.Format.ps1xml. Objects can be deserialized, so their properties are read by name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableCell
{
    private const int UuidLength = 36;
    private const int TitleLines = 2;

    /// <summary>The id of a song, or its client request id. A long id consists of a UUID and the model, and continues in a second line.</summary>
    /// <param name="song">The song.</param>
    public static string Id(PSObject song)
    {
        var id = Text(song, "Id") ?? Text(song, "GenerationId") ?? Text(song, "ClientRequestId") ?? "";
        return id.Length > UuidLength && id[UuidLength] == ':' ? id[..UuidLength] + "\n" + id[UuidLength..]
            : id.Length > UuidLength ? TextLines.Of(id, UuidLength)
            : id;
    }

    /// <summary>The status, in color if the song failed or is in doubt.</summary>
    /// <param name="song">The song.</param>
    /// <param name="context">The value of <c>$ExecutionContext</c>. Its session has no <c>$PSStyle</c> in versions before 7.2.</param>
    public static string Status(PSObject song, EngineIntrinsics context) => StatusInStyle(song, context.SessionState.PSVariable.GetValue("PSStyle"));

    /// <summary>The status, in a color of a style.</summary>
    /// <param name="song">The song.</param>
    /// <param name="style">The value of <c>$PSStyle</c>, or null.</param>
    public static string StatusInStyle(PSObject song, object? style)
    {
        var status = Text(song, "Status") ?? "";
        var color = status switch
        {
            nameof(LedgerState.Failed) => "Error",
            nameof(LedgerState.Unknown) => "Warning",
            _ => null,
        };
        return color is not null && Color(style, color) is { } begin ? begin + status + Text(PSObject.AsPSObject(style!), "Reset") : status;
    }

    /// <summary>The title, or the first sung line of a song without a title.</summary>
    /// <param name="song">The song.</param>
    /// <param name="width">The width of the column.</param>
    public static string Title(PSObject song, int width) =>
        TextLines.Of(SanitizeForTerminal.Of(Text(song, "Title") ?? LyricsText.FirstSung(Text(song, "Lyrics")) ?? ""), width, TitleLines);

    /// <summary>A text of the object, in lines of this width.</summary>
    /// <param name="value">The object.</param>
    /// <param name="name">The property.</param>
    /// <param name="width">The width of the column.</param>
    public static string Lines(PSObject value, string name, int width) => TextLines.Of(Text(value, name) ?? "", width);

    /// <summary>The duration, for example 3:02 or 1:00:05.</summary>
    /// <param name="song">The song.</param>
    public static string Duration(PSObject song) => Unwrap.Object(song.Properties["Duration"]?.Value) is TimeSpan duration
        ? duration.ToString(duration.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture)
        : "";

    /// <summary>The size of a file, for example 3.2 MB.</summary>
    /// <param name="bytes">The size in bytes.</param>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => FormattableString.Invariant($"{bytes} B"),
        < 1_000_000 => FormattableString.Invariant($"{bytes / 1e3:0.0} kB"),
        _ => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
    };

    /// <summary>The time in minutes, the same in every culture.</summary>
    /// <param name="time">The time, or null.</param>
    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The age, for example 5s, 3m, 2h or 10d.</summary>
    /// <param name="time">The time of birth, or null.</param>
    public static string Age(DateTime? time) => (time is null ? TimeSpan.FromTicks(-1) : DateTime.Now - time.Value) switch
    {
        _ when time is null => "",
        { TotalMinutes: < 1 } age => FormattableString.Invariant($"{Math.Max(0, (int)age.TotalSeconds)}s"),
        { TotalHours: < 1 } age => FormattableString.Invariant($"{(int)age.TotalMinutes}m"),
        { TotalDays: < 1 } age => FormattableString.Invariant($"{(int)age.TotalHours}h"),
        var age => FormattableString.Invariant($"{(int)age.TotalDays}d"),
    };

    /// <summary>The cost of a song, for example $0.15.</summary>
    /// <param name="song">The song.</param>
    public static string Cost(PSObject song) => Text(song, "IsSandbox") == bool.TrueString ? "sandbox"
        : Number(song, "UsdSpent")?.ToString("$0.00##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The format of an audio file, for example 44.1 kHz stereo 256 kb/s.</summary>
    /// <param name="file">The file.</param>
    public static string Audio(PSObject file) => string.Join(" ", new[]
    {
        Number(file, "SampleRate") is > 0 and var rate ? FormattableString.Invariant($"{rate / 1000:0.###} kHz") : null,
        Number(file, "Channels") switch { null or 0 => null, 1 => "mono", 2 => "stereo", var channels => FormattableString.Invariant($"{channels} ch") },
        Number(file, "BitRate") is > 0 and var bits ? FormattableString.Invariant($"{bits / 1000:0} kb/s") : null,
    }.Where(part => part is not null));

    // The host removes colors from redirected output, but not all hosts do.
    private static string? Color(object? style, string name)
    {
        if (style is null)
        {
            return null;
        }

        var properties = PSObject.AsPSObject(style);
        var rendering = Text(properties, "OutputRendering");
        return rendering == "PlainText" || (rendering != "Ansi" && Console.IsOutputRedirected) || properties.Properties["Formatting"]?.Value is not { } formatting
            ? null
            : Text(PSObject.AsPSObject(formatting), name);
    }

    /// <summary>The text of a property; null if it is empty. A deserialized object has the text of the original.</summary>
    internal static string? Text(PSObject value, string name)
    {
        var property = value.Properties[name]?.Value;
        var text = property is PSObject wrapped ? wrapped.ToString() : Convert.ToString(property, CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static decimal? Number(PSObject value, string name) =>
        LanguagePrimitives.TryConvertTo(Unwrap.Object(value.Properties[name]?.Value), CultureInfo.InvariantCulture, out decimal? number) ? number : null;
}
