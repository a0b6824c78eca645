using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Two writers in any interleaving, some of whose lines are torn, among lines of garbage.</summary>
public sealed class LedgerPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true);

    [Fact]
    public void Events_written_completely_are_exactly_those_that_are_read() =>
        Check.One(Runs, Prop.ForAll(LedgerScript.Any, script =>
        {
            using LedgerFolder home = new();
            var reader = home.Open();
            LedgerIndex expected = new();
            foreach (var step in script.Steps)
            {
                step.Write(home);
                step.WholeEvents.ToList().ForEach(line => expected.Apply(line, -1));
                // Read in between as well: what was read once is not read again.
                if (step.IsReadAfter)
                {
                    Assert.Equal(Facts(expected.Entries), Facts(reader.Read()));
                }
            }

            Assert.Equal(Facts(expected.Entries), Facts(reader.Read()));
            Assert.Equal(Facts(expected.Entries), Facts(home.Open().Read()));
        }));

    [Fact]
    public void Removal_preserves_all_other_songs_and_every_unknown_line_byte_for_byte() =>
        Check.One(Runs, Prop.ForAll(LedgerScript.Any, script =>
        {
            using LedgerFolder home = new();
            script.Steps.ToList().ForEach(step => step.Write(home));
            var ledger = home.Open();
            var before = ledger.Read();
            var unknown = Unknown(home);
            var removed = ledger.Remove(IsRemoved);
            Assert.Equal(before.Count(IsRemoved), removed);
            Assert.Equal(Facts(before.Where(entry => !IsRemoved(entry))), Facts(ledger.Read()));
            Assert.Equal(Facts(before.Where(entry => !IsRemoved(entry))), Facts(home.Open().Read()));
            Assert.Equal(unknown, Unknown(home));
        }));

    private static bool IsRemoved(LedgerEntry entry) => entry.ClientRequestId is "song-0" or "song-2";

    /// <summary>The lines that are no events of this version, without the one that names the file.</summary>
    private static List<string> Unknown(LedgerFolder home) => File.Exists(home.File)
        ? [.. home.Lines().Where(line => !line.StartsWith("{\"v\":1,\"event\":\"ledger\"", StringComparison.Ordinal) && LedgerLine.Read(System.Text.Encoding.Latin1.GetBytes(line), isWhole: true) is null)]
        : [];

    // All but the words, and where they are.
    private static List<string> Facts(IEnumerable<LedgerEntry> entries) =>
        [.. entries.Select(entry => string.Join("|", FactsOf.Where(fact => fact.Name is not ("PayloadAt" or "Lyrics" or "Prompt" or "Request")).Select(fact => $"{fact.Name}={fact.GetValue(entry)}")))];

    private static readonly PropertyInfo[] FactsOf = typeof(LedgerEntry).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
