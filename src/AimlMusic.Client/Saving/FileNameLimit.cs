using System.Runtime.InteropServices;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>The maximum length of a file name in a folder.</summary>
internal sealed class FileNameLimit
{
    // ext4, XFS, APFS and others count bytes; NTFS counts UTF-16 code units.
    private const int LongestName = 255;

    // .NET supports longer paths, but Explorer, players and Windows PowerShell do not: 260 with the terminating zero.
    private const int LongestWindowsPath = 259;

    // For "-12345678" if the name exists, and the longest extension.
    private const int EndLength = 14;

    // For ".12345678-12345678.partial", and ".tag" while tags are written.
    private const int PassingLength = 30;

    private readonly bool _isWindows;
    private readonly string _folder;

    private FileNameLimit(string folder, bool isWindows)
    {
        _folder = folder;
        _isWindows = isWindows;
        Most = isWindows ? Math.Min(LongestName, LongestWindowsPath + 1 - Path.Combine(folder, "x").Length) : LongestName;
    }

    /// <summary>The maximum length of a name.</summary>
    public int Most { get; }

    /// <param name="folder">The folder, as a full path.</param>
    public static FileNameLimit In(string folder) => In(folder, RuntimeInformation.IsOSPlatform(OSPlatform.Windows));

    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="isWindows">Whether the rules of Windows apply.</param>
    public static FileNameLimit In(string folder, bool isWindows) => new(folder, isWindows);

    /// <summary>Truncates a name without extension, so that there is room for the ending.</summary>
    public string Cut(string stem) => Cut(stem, EndLength);

    /// <summary>Truncates a name, so that there is room for the ending of a partial file.</summary>
    public string CutForPartial(string stem) => Cut(stem, PassingLength);

    /// <summary>The reason why a song cannot have a name, as the end of a sentence; null if there is none.</summary>
    /// <param name="name">The specified name; null for a name that is created from the song and can be truncated.</param>
    public string? FindProblem(string? name)
    {
        if (Most <= PassingLength)
        {
            return $"the path of the folder has {_folder.Length} characters, and on Windows a full path can have {LongestWindowsPath}, including the name of the partial file";
        }

        // The sidecar file NAME.json is beside the song.
        var longest = name is null || !AudioExtension.IsAudio(name) ? name + ".json" : LengthOf(name) < LengthOf(SongSidecar.PathOf(name)) ? SongSidecar.PathOf(name) : name;
        return LengthOf(longest) <= Most ? null
            : _isWindows && Most < LongestName ? $"with the extension its path has {Path.Combine(_folder, longest).Length} characters, and on Windows a path can have {LongestWindowsPath}"
            : $"with the extension it has {LengthOf(longest)} {(_isWindows ? "characters" : "bytes")}, and a file name can have {Most}";
    }

    private string Cut(string stem, int behind)
    {
        var cut = stem;
        while (LengthOf(cut) > Math.Max(1, Most - behind))
        {
            cut = SafeFileName.WithoutLast(cut);
        }

        return cut;
    }

    private int LengthOf(string name) => _isWindows ? name.Length : Encoding.UTF8.GetByteCount(name);
}
