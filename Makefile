# Everything a newcomer needs: `make demo`, then `make test`.
.PHONY: setup extension docs examples build demo test check format bench manual lists train clean

QUERY ?= "Kata'ib Hezbollah"
export QUERY

setup:  ## Installs the system packages that are missing, and says which.
	@Scripts/setup.sh

build: setup  ## Builds the command: .build/release/fihrist.
	@# The package manager does not see that a list or table changed which assembly includes.
	@for data in Sources/CEntityLists Sources/CTextTables; do \
		if [ -n "$$(find $$data -newer $$data/data.S \( -name '*.tsv' -o -name '*.bin' \))" ]; then touch $$data/data.S; fi; done
	@Scripts/release.sh fihrist

demo: build  ## Indexes the sample corpus and searches it.
	.build/release/fihrist index seeds --index Index/fihrist.sqlite
	.build/release/fihrist search "$$QUERY" --index Index/fihrist.sqlite --limit 5

test: setup  ## Runs the tests.
	swift build --build-tests
	swift test --skip-build --parallel

check:  ## Checks format, layering and the shape of the sources.
	@Scripts/check.sh

format:  ## Formats the sources.
	swift format --in-place --recursive Package.swift Sources Tests

bench: build  ## Measures speed and quality; see Benchmarks/README.md.
	@Benchmarks/run.sh

extension: setup  ## Builds the SQLite extension: .build/release/libfihrist.so.
	@Scripts/release.sh FihristSQLite
	cp .build/release/libFihristSQLite.so .build/release/libfihrist.so

docs: setup  ## Builds the documentation of the library: .build/docs.
	@Scripts/docs.sh

examples: setup  ## Builds and runs the examples.
	@Scripts/examples.sh

manual: setup  ## Makes the man page, below .build/plugins/GenerateManual.
	swift package plugin --allow-writing-to-package-directory generate-manual

lists: setup  ## Compiles the entity lists, after they were changed.
	touch Sources/CEntityLists/data.S
	@Scripts/release.sh TrainTagger
	.build/release/TrainTagger lists Sources/CEntityLists/lists.bin

train: setup  ## Trains the tagger's model from the sets in the folder DATA; see Documentation/ModelCard.md.
	@test -n "$(DATA)" || { echo "make train DATA=folder"; exit 2; }
	@Scripts/release.sh TrainTagger
	.build/release/TrainTagger words "$(DATA)" Sources/CEntityLists/names.bin
	.build/release/TrainTagger weights "$(DATA)" Sources/CEntityLists/names.bin

clean:  ## Removes what was built and indexed.
	rm -rf .build Index/*.sqlite Index/*.sqlite-*
