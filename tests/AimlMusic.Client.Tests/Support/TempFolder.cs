namespace AimlMusic.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _outer = Directory.CreateTempSubdirectory("aimlmusic-");

    /// <summary>The folder to save in; what is beside it was written outside of it.</summary>
    public string Path => System.IO.Path.Combine(_outer.FullName, "songs");

    /// <summary>The names of the files in the folder, and of what was written outside of it with its path.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. _outer.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(item => item.FullName != Path)
            .Select(item => item.FullName.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) ? item.FullName[(Path.Length + 1)..] : item.FullName)
            .Order(StringComparer.Ordinal),
    ];

    public SaveTarget Target => new() { Folder = Path };

    /// <summary>Puts a file there.</summary>
    public string Put(string name, string text)
    {
        Directory.CreateDirectory(Path);
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _outer.Delete(recursive: true);
}
