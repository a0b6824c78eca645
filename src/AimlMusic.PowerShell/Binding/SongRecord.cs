namespace AimlMusic.PowerShell;

/// <summary>Records of songs that exist. Their DurationSec is the length of that song, and no request for a length.</summary>
internal static class SongRecord
{
    /// <summary>The type name of the file of a saved song.</summary>
    public const string SavedFileType = "AimlMusic.SavedFile";

    private const string Deserialized = "Deserialized.";

    private static readonly HashSet<string> Names = new(
        new[] { typeof(MusicGeneration).FullName!, typeof(LedgerEntry).FullName!, SavedFileType }.SelectMany(name => new[] { name, Deserialized + name }), StringComparer.Ordinal);

    public static bool Is(object? value) =>
        Unwrap.Object(value) is MusicGeneration or LedgerEntry || (value is PSObject properties && properties.TypeNames.Any(Names.Contains));
}
