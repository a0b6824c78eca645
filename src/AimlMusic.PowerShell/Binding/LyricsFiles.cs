using System.Text;

namespace AimlMusic.PowerShell;

/// <summary>Finds and reads files with lyrics. A file that cannot be read is a non-terminating error.</summary>
internal static class LyricsFiles
{
    // Strict: invalid text is reported before the song is paid for. UTF-16 and UTF-32 are detected by their byte-order marks.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Tables = [".csv", ".tsv"];

    public static IEnumerable<string> Find(PSCmdlet cmdlet, string[] paths, bool isLiteral)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            try
            {
                var found = isLiteral ? [FilePaths.Resolve(cmdlet, path)] : FilePaths.Expand(cmdlet, path);
                // A folder among what Get-ChildItem or a wildcard found is skipped; one that was named is a mistake.
                var isNamed = found is [var only] && !cmdlet.MyInvocation.ExpectingInput && (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path) || only == FilePaths.Resolve(cmdlet, path));
                files.AddRange(found.Where(file => !Directory.Exists(file) || !IsFolder(cmdlet, file, path, isNamed)));
            }
            catch (Exception e) when (e is AimlMusicException or ItemNotFoundException or SessionStateException)
            {
                var kind = e is ItemNotFoundException ? AimlMusicErrorKind.FileNotFound : (e as AimlMusicException)?.Kind ?? AimlMusicErrorKind.RequestInvalid;
                cmdlet.WriteError(ErrorRecords.Invalid(kind, $"'{path}': {e.Message}", path));
            }
        }

        return files;
    }

    /// <summary>Reads the lyrics from a file; returns null after it has written an error.</summary>
    public static string? Read(PSCmdlet cmdlet, string file)
    {
        if (Tables.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && File.Exists(file))
        {
            cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{file}' is a table. Use 'Import-Csv -LiteralPath' for it and pipe its rows; each row is then a song. Nothing was sent for it.", file));
            return null;
        }

        if (AudioExtension.IsAudio(file) && File.Exists(file))
        {
            cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{file}' is a recording, not lyrics. For a cover of it, use 'New-AimlMusicReference -LiteralPath' and pipe the result. Nothing was sent for it.", file));
            return null;
        }

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
            var kind = e is FileNotFoundException or DirectoryNotFoundException ? AimlMusicErrorKind.FileNotFound : AimlMusicErrorKind.RequestInvalid;
            cmdlet.WriteError(ErrorRecords.Invalid(kind, $"'{file}' cannot be read: {(e is DecoderFallbackException ? EncodingAdvice.ForFile : e.Message)} Nothing was sent for it.", file));
            return null;
        }
    }

    private static bool IsFolder(PSCmdlet cmdlet, string file, string path, bool isNamed)
    {
        if (isNamed)
        {
            cmdlet.WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"'{path}' is a folder. For the files in it, use '{path.TrimEnd('/', '\\')}/*.txt'. Nothing was sent for it.", path));
        }
        else
        {
            cmdlet.WriteVerbose($"'{file}' is a folder and is skipped.");
        }

        return true;
    }
}
