using System.Text;

namespace AimlMusic.PowerShell;

/// <summary>Finds and reads files with lyrics. A file that cannot be read is a non-terminating error.</summary>
internal static class LyricsFiles
{
    // Strict: invalid text is reported before the song is paid for. UTF-16 and UTF-32 are detected by their byte-order marks.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<string> Find(PSCmdlet cmdlet, string[] paths, bool isLiteral)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            try
            {
                var found = isLiteral ? [FilePaths.Resolve(cmdlet, path)] : FilePaths.Expand(cmdlet, path);
                files.AddRange(found.Where(file => !Directory.Exists(file) || !IsFolder(cmdlet, file)));
            }
            catch (Exception e) when (e is AimlMusicException or ItemNotFoundException or SessionStateException)
            {
                cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{path}': {e.Message}", path));
            }
        }

        return files;
    }

    /// <summary>Reads the lyrics from a file; returns null after it has written an error.</summary>
    public static string? Read(PSCmdlet cmdlet, string file)
    {
        try
        {
            var lyrics = LyricsText.Join([File.ReadAllText(file, Utf8)]);
            if (lyrics is null)
            {
                cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{file}' contains no lyrics. Nothing was sent for it.", file));
            }

            return lyrics;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException or DecoderFallbackException)
        {
            cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{file}' cannot be read: {(e is DecoderFallbackException ? EncodingAdvice.ForFile : e.Message)} Nothing was sent for it.", file));
            return null;
        }
    }

    private static bool IsFolder(PSCmdlet cmdlet, string file)
    {
        cmdlet.WriteVerbose($"'{file}' is a folder and is skipped.");
        return true;
    }
}
