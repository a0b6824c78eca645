using System.Text;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A folder for a ledger, gone with the test.</summary>
internal sealed class LedgerFolder : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("aimlmusic-ledger-").FullName;

    public string Folder => Path.Combine(_parent, "home");

    public string File => Path.Combine(Folder, "ledger.jsonl");

    public string Text => System.IO.File.ReadAllText(File);

    public SongLedger Open(TimeProvider? time = null) => new(Folder, time ?? TimeProvider.System);

    /// <summary>The lines as bytes, in Latin-1, so that no byte is lost.</summary>
    public IReadOnlyList<string> Lines() => System.IO.File.ReadAllText(File, Encoding.Latin1).Split('\n');

    /// <summary>Writes as somebody does who knows nothing of the lock and may die in the middle.</summary>
    public void AppendRaw(ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Folder);
        using FileStream file = new(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes);
    }

    public void AppendRaw(string text) => AppendRaw(Encoding.UTF8.GetBytes(text));

    /// <summary>Puts a file where the folder was: then nobody can write there, whoever he is.</summary>
    public void Block()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        System.IO.File.WriteAllText(Folder, "not a folder");
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
