namespace AimlMusic.Client.Tests.Ledger;

/// <summary>The file of the uploaded references.</summary>
public sealed class KnownReferencesTests : IDisposable
{
    private static readonly Uri Service = new("https://api.example/");
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Latest_reference_comes_first_and_another_address_has_its_own()
    {
        KnownReferences known = new(_folder);
        Assert.Empty(known.Read(Service, Now));
        known.Add(new() { Path = "/a.wav", VoiceId = "voice-1", Purpose = ReferencePurpose.Voice }, Service, Now);
        known.Add(new() { Path = "/b.wav", InstrumentalId = "band-1" }, Service, Now);
        known.Add(new() { Path = "/c.wav", VoiceId = "voice-2" }, new("https://other.example/"), Now);
        var read = new KnownReferences(_folder).Read(Service, Now);
        Assert.Equal(["/b.wav", "/a.wav"], read.Select(reference => reference.Path));
        Assert.Equal(("voice-1", ReferencePurpose.Voice), (read[1].VoiceId, read[1].Purpose));
    }

    [Fact]
    public void Expired_reference_is_omitted()
    {
        KnownReferences known = new(_folder);
        known.Add(new() { Path = "/a.wav", CoverFeatureId = "old", ExpiresUtc = Now.AddSeconds(-1) }, Service, Now.AddDays(-1));
        known.Add(new() { Path = "/b.wav", CoverFeatureId = "new", ExpiresUtc = Now.AddSeconds(1) }, Service, Now.AddDays(-1));
        Assert.Equal("new", Assert.Single(known.Read(Service, Now)).CoverFeatureId);
    }

    [Fact]
    public void Torn_line_affects_only_itself()
    {
        KnownReferences known = new(_folder);
        known.Add(new() { Path = "/a.wav", VoiceId = "voice-1" }, Service, Now);
        File.AppendAllText(known.FilePath, "{\"at\":\"2026");
        known.Add(new() { Path = "/b.wav", VoiceId = "voice-2" }, Service, Now);
        File.AppendAllText(known.FilePath, "[1]\n\"x\"\n{}\n");
        Assert.Equal(["voice-2", "voice-1"], known.Read(Service, Now).Select(reference => reference.VoiceId));
    }
}
