using System.Text;

namespace AimlMusic.PowerShell;

/// <summary>Finds and reads files with lyrics; a file that cannot be read is an error of its own, and the rest goes on.</summary>
internal static class LyricsFiles
{
    // Strict: what is no text is told before it is paid for, not sung as question marks. A BOM still tells UTF-16 and UTF-32.
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

    /// <summary>The lyrics in a file, or null after an error.</summary>
    public static string? Read(PSCmdlet cmdlet, string file)
    {
        try
        {
            var lyrics = LyricsText.Join([File.ReadAllText(file, Utf8)]);
            if (lyrics is null)
            {
                cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{file}' holds no lyrics; nothing was sent for it.", file));
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
        cmdlet.WriteVerbose($"'{file}' is a folder; it is passed over.");
        return true;
    }
}
