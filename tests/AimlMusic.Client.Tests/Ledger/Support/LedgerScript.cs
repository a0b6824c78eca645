using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A history of a ledger's file, made up at random.</summary>
internal sealed record LedgerScript(IReadOnlyList<LedgerStep> Steps)
{
    private const int Songs = 4;

    public static Arbitrary<LedgerScript> Any { get; } = Arb.From(
        AnyStep().ListOf().Select(steps => new LedgerScript([.. steps])),
        script => Enumerable.Range(0, script.Steps.Count).Select(i => new LedgerScript([.. script.Steps.Where((_, k) => k != i)])));

    public override string ToString() => string.Join(Environment.NewLine, Steps);

    private static Gen<LedgerStep> AnyStep() => Gen.Frequency(
        (6, Step(Event().Select(line => new LedgerStep { Event = line }))),
        (2, Step(Event().SelectMany(line => Gen.Choose(0, 1000).Select(torn => new LedgerStep { Event = line, TornAt = torn })))),
        (2, Step(Garbage().Select(bytes => new LedgerStep { Garbage = bytes }))));

    private static Gen<LedgerStep> Step(Gen<LedgerStep> step) =>
        step.SelectMany(made => Gen.Elements(true, false).Select(isRead => made with { IsReadAfter = isRead }));

    private static Gen<byte[]> Garbage() => Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        Gen.Elements("not json", "{", "\0\0\0\0", "{\"v\":7,\"event\":\"unheard of\",\"key\":\"song-1\"}\n", "\n\n", "[1,2,3]\r\n", "{\"v\":1,\"event\":\"saved\"}\n").Select(Encoding.UTF8.GetBytes));

    private static Gen<LedgerEvent> Event() =>
        from song in Gen.Choose(0, Songs - 1)
        from state in Gen.Elements(Enum.GetValues<LedgerState>())
        from second in Gen.Choose(0, 10_000)
        from isByIdAlone in Gen.Elements(true, false)
        from text in Gen.Elements("plain", "Größe 🎵\nzwei\0", "\"}\n{", "")
        select Make(song, state, second, isByIdAlone && state > LedgerState.Unknown, text);

    private static LedgerEvent Make(int song, LedgerState state, int second, bool isByIdAlone, string text)
    {
        var line = state == LedgerState.Submitting ? Song.Submit($"song-{song}") : new LedgerEvent();
        line.Key = isByIdAlone ? null : $"song-{song}";
        line.Id = state > LedgerState.Unknown ? $"id-{song}" : null;
        line.State = state;
        line.At = Song.Noon + TimeSpan.FromSeconds(second);
        line.Title = text;
        line.Reason = state is LedgerState.Failed or LedgerState.Unknown ? text : null;
        line.Lyrics = state == LedgerState.Submitting ? text : null;
        line.UsdSpent = state == LedgerState.Accepted ? 0.035m : null;
        line.AudioUrl = state == LedgerState.Completed ? "https://cdn.example/" + second : null;
        line.DurationMs = state == LedgerState.Completed ? second : null;
        return line;
    }
}
