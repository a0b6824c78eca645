namespace AimlMusic.Help.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("aimlmusic-help-").FullName;

    public string this[string name] => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
