using System.Runtime.InteropServices;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>How long a file's name may be in a folder.</summary>
internal sealed class FileNameLimit
{
    // ext4, XFS, APFS and others count bytes, NTFS UTF-16 code units.
    private const int LongestName = 255;

    // .NET can do with more, but Explorer, players and Windows PowerShell cannot: 260 with the zero at the end.
    private const int LongestWindowsPath = 259;

    // "-12345678" where the name is taken, and the longest extension.
    private const int EndLength = 14;

    // ".12345678-12345678.partial", and ".tag" while tags are written.
    private const int PassingLength = 30;

    private readonly bool _isWindows;
    private readonly string _folder;

    private FileNameLimit(string folder, bool isWindows)
    {
        _folder = folder;
        _isWindows = isWindows;
        Most = isWindows ? Math.Min(LongestName, LongestWindowsPath + 1 - Path.Combine(folder, "x").Length) : LongestName;
    }

    /// <summary>The longest name.</summary>
    public int Most { get; }

    /// <param name="folder">The folder, as a full path.</param>
    public static FileNameLimit In(string folder) => In(folder, RuntimeInformation.IsOSPlatform(OSPlatform.Windows));

    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="isWindows">Whether Windows' rules hold.</param>
    public static FileNameLimit In(string folder, bool isWindows) => new(folder, isWindows);

    /// <summary>As much of a name, without its extension, as leaves room for what may come behind it.</summary>
    public string Cut(string stem) => Cut(stem, EndLength);

    /// <summary>As much of it as leaves room for the ending of a partial file.</summary>
    public string CutForPartial(string stem) => Cut(stem, PassingLength);

    /// <summary>Why a song cannot have a name, as the end of a sentence; null where it can.</summary>
    /// <param name="name">The name that was chosen; null for one that is made of the song, and can be cut.</param>
    public string? FindProblem(string? name)
    {
        if (Most <= PassingLength)
        {
            return $"the path of the folder has {_folder.Length} characters, and on Windows a full path can have {LongestWindowsPath}, including the name of the partial file";
        }

        // Beside the song there is NAME.json.
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
